// SPDX-License-Identifier: EUPL-1.2
#include "report/address_text.h"

#include <algorithm>

#include "report/plain_text.h"
#include "report/wording.h"
#include "text/instant.h"

namespace pec::report {
namespace {

using addresses::AddressReport;
using addresses::Evidence;
using addresses::Verdict;

constexpr std::size_t kIndent = 2;
constexpr std::string_view kMiddleDot = " \u00B7 ";

Tone tone_of(const AddressReport& report) {
  if (report.fault) return Tone::bad;
  switch (report.verdict) {
    case Verdict::certified:
    case Verdict::probably_certified:
      return Tone::good;
    case Verdict::unknown:
      return Tone::neutral;
    case Verdict::probably_ordinary:
    case Verdict::ordinary:
      return Tone::attention;
  }
  return Tone::neutral;
}

// A value as people of the language write it: a day, or what an identifier of that name means.
std::string readable(const Catalogue& catalogue, std::string name, std::string value) {
  const Wording wording(catalogue, std::chrono::minutes{0});
  return wording.readable({{std::move(name), std::move(value)}}).front().second;
}

std::string evidence_sentence(const Evidence& evidence, const Catalogue& catalogue) {
  const std::string key = "address.evidence." + std::string(addresses::source_id(evidence.source)) +
                          "." + std::string(addresses::says_id(evidence.says));
  // What is about another mailbox of the domain is worded as that where it makes a difference.
  const std::string of_domain = key + ".domain";
  const bool use_domain = evidence.scope == addresses::Scope::domain && catalogue.has(of_domain);
  std::string out = catalogue.text(use_domain ? of_domain : key,
                                   std::vector<Fact>{{"detail", visible_text(evidence.detail)}});
  if (evidence.date) {
    out += kMiddleDot;
    out += readable(catalogue, "date", text::iso_day(*evidence.date));
  }
  return out;
}

std::string failure_sentence(const addresses::Failure& failure, const Catalogue& catalogue) {
  return catalogue.text(
      "address.failure",
      std::vector<Fact>{{"count", std::to_string(failure.count)},
                        {"last", readable(catalogue, "last", text::iso_day(failure.last))},
                        {"error", readable(catalogue, "cause", failure.error)},
                        {"detail", visible_text(failure.detail)}});
}

}  // namespace

std::string verdict_words(const AddressReport& report, const Catalogue& catalogue) {
  return catalogue.text(
      report.fault ? "address.fault." + std::string(addresses::fault_id(*report.fault))
                   : "address.verdict." + std::string(addresses::verdict_id(report.verdict)));
}

std::string address_text(const AddressReport& report, const Catalogue& catalogue,
                         const TerminalStyle& style) {
  const std::size_t columns = std::clamp<std::size_t>(style.columns, kMinColumns, kDefaultColumns);
  std::string out = visible_text(report.address) + ": " +
                    toned(verdict_words(report, catalogue), tone_of(report), style) + "\n";
  const auto line = [&](const std::string& text) {
    out += wrap(text, columns, std::string(kIndent, ' ') + "- ", 2 * kIndent);
  };
  for (const Evidence& one : report.evidence) line(evidence_sentence(one, catalogue));
  if (report.failure) line(failure_sentence(*report.failure, catalogue));
  for (const addresses::Suggestion& one : report.suggestions) {
    line(catalogue.text("address.suggestion." + std::string(addresses::suggestion_id(one.kind)),
                        std::vector<Fact>{{"address", visible_text(one.address)},
                                          {"name", visible_text(one.name)}}));
  }
  return out;
}

}  // namespace pec::report
