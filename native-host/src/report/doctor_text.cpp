// SPDX-License-Identifier: EUPL-1.2
#include "report/doctor_text.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <span>
#include <string_view>

#include "report/plain_text.h"
#include "report/wording.h"

namespace pec::report {
namespace {

constexpr std::size_t kIndent = 2;

// The results of the doctor are four of the verifier's five, and look alike.
verification::Result shown_as(doctor::Result result) {
  constexpr std::array kSame = {verification::Result::pass, verification::Result::note,
                                verification::Result::warn, verification::Result::fail};
  return kSame[static_cast<std::size_t>(result)];
}

class Text {
 public:
  Text(const Catalogue& catalogue, const TerminalStyle& style)
      : catalogue_(catalogue), style_(style), wording_(catalogue, std::chrono::minutes{0}) {}

  std::string whole(const doctor::Diagnosis& diagnosis) {
    title(catalogue_.text("doctor.installation"));
    checks(diagnosis.installation);
    for (const doctor::ServerReport& report : diagnosis.servers) server(report);
    out_ += '\n';
    const doctor::Result result = doctor::worst(diagnosis);
    const std::string key = "doctor.result." + std::string(doctor::result_id(result));
    const auto look = shown_as(result);
    out_ += toned(std::string(symbol_of(look)) + " " + catalogue_.text(key), tone_of(look), style_);
    return std::move(out_) + "\n";
  }

 private:
  void title(const std::string& text) { out_ += toned(text, Tone::strong, style_) + "\n"; }

  void server(const doctor::ServerReport& report) {
    const std::string protocol(doctor::protocol_id(report.server.protocol));
    const std::string security(doctor::security_id(report.server.security));
    out_ += '\n';
    title(catalogue_.text("doctor.server." + security,
                          {{"place", doctor::place_of(report.server)},
                           {"protocol", catalogue_.text("doctor.protocol." + protocol)}}));
    const auto total = std::chrono::duration_cast<std::chrono::seconds>(report.limits.total);
    const std::string limit =
        catalogue_.text("doctor.server.limit", {{"seconds", std::to_string(total.count())}});
    out_ += std::string(kIndent, ' ') + toned(limit, Tone::faint, style_) + "\n";
    checks(report.checks);
    const std::string_view obstacle = doctor::obstacle_of(report.checks);
    if (obstacle.empty()) return;
    const std::string name = catalogue_.text("doctor.obstacle." + std::string(obstacle));
    out_ += wrap(catalogue_.text("doctor.obstacle") + ": " + name, style_.columns,
                 std::string(kIndent, ' '), 2 * kIndent);
  }

  void checks(std::span<const doctor::Check> all) {
    for (const doctor::Check& check : all) line(check);
  }

  void line(const doctor::Check& check) {
    const doctor::OutcomeRow& row = doctor::row_of(check.outcome);
    const std::string id(row.check);
    const std::string key = "doctor." + id + "." + std::string(row.reason);
    const auto look = shown_as(row.result);
    const std::string symbol(symbol_of(look));
    const std::string name = " " + catalogue_.text("doctor." + id + ".name") + ": ";
    const std::string plain = std::string(kIndent, ' ') + symbol + name;
    const auto facts = wording_.readable(check.facts);
    // Colour codes take no columns: lay out without them, then put the opening in.
    const std::string lines = wrap(catalogue_.text(key, facts), style_.columns, plain, 2 * kIndent);
    out_ += std::string(kIndent, ' ') + toned(symbol, tone_of(look), style_) + name +
            lines.substr(plain.size());
    if (!catalogue_.has(key + ".action")) return;
    out_ +=
        wrap(catalogue_.text(key + ".action", facts), style_.columns, "    \u2192 ", 3 * kIndent);
  }

  const Catalogue& catalogue_;
  TerminalStyle style_;
  Wording wording_;
  std::string out_;
};

}  // namespace

std::string diagnosis_text(const doctor::Diagnosis& diagnosis, const Catalogue& catalogue,
                           const TerminalStyle& style) {
  return Text(catalogue, style).whole(diagnosis);
}

}  // namespace pec::report
