// SPDX-License-Identifier: EUPL-1.2
#include "report/table.h"

#include <algorithm>
#include <array>

#include "report/plain_text.h"

namespace pec::report {
namespace {

using certification::Kind;
using verification::Level;
using verification::Outcome;
using verification::Verdict;

constexpr std::string_view kGap = "  ";
constexpr std::string_view kArrow = " \u2192 ";
constexpr std::string_view kMiddleDot = " \u00B7 ";
constexpr std::string_view kCorner = "\u2514 ";
constexpr std::string_view kRule = "\u2500";
constexpr std::size_t kSymbolWidth = 2;
// Room for a signer's name on a second line, where the parties need the rest.
constexpr std::size_t kNarrowSigner = 18;
// In the order of the line of sums.
constexpr std::array<std::string_view, 8> kOutcomes = {
    "genuine",   "genuine.attention", "uncertified", "altered",
    "untrusted", "unsigned",          "unreadable",  "not-pec"};

std::string outcome_of(const Verdict& verdict) {
  const std::string id(verification::outcome_id(verdict.outcome));
  const bool closer = verdict.outcome == Outcome::genuine && verdict.level != Level::good;
  return closer ? id + ".attention" : id;
}

bool is_certain(const Verdict& verdict) {
  return verdict.outcome == Outcome::genuine || verdict.outcome == Outcome::uncertified;
}

std::string parties_of(const Verdict& verdict) {
  if (!verdict.certification) return {};
  const certification::Certification& certified = *verdict.certification;
  std::string text = visible_text(certified.sender);
  const std::size_t others = certified.recipients.size() > 1 ? certified.recipients.size() - 1 : 0;
  if (certified.delivered_to) {
    text += std::string(kArrow) + visible_text(*certified.delivered_to);
  } else if (!certified.recipients.empty()) {
    text += std::string(kArrow) + visible_text(certified.recipients.front().address);
    if (others > 0) text += " +" + std::to_string(others);
  }
  return text;
}

// With the question mark of a claim where no recognised provider signed just this.
std::string signer_of(const Verdict& verdict) {
  if (!verdict.signature.signer) return {};
  const std::string name = visible_text(verdict.signature.signer->organization);
  return is_certain(verdict) || name.empty() ? name : name + '?';
}

std::string time_of(const Verdict& verdict, const Wording& wording) {
  if (verdict.certification) {
    return wording.short_time({verdict.certification->time, verdict.certification->zone});
  }
  if (!verdict.signature.signed_at) return {};
  return wording.short_time({*verdict.signature.signed_at, wording.zone()});
}

// So that a line of sums breaks between its items only.
std::string unbroken(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == ' ' ? std::string("\u00A0") : std::string(1, c);
  return out;
}

std::string joined(std::string_view left, std::string_view right) {
  std::string text(left);
  if (!left.empty() && !right.empty()) text += kMiddleDot;
  return text += right;
}

std::string trimmed(std::string text) {
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

// Columns of parties, signer and file on a wide line.
struct WideColumns {
  std::size_t parties;
  std::size_t signer;
  std::size_t file;
};

WideColumns wide_columns(std::size_t rest) {
  const std::size_t usable = rest - 2 * kGap.size();
  const std::size_t signer = usable / 4;
  const std::size_t file = usable * 3 / 10;
  return {usable - signer - file, signer, file};
}

std::size_t widest(const Catalogue& catalogue, const std::vector<std::string>& keys) {
  std::size_t width = 0;
  for (const std::string& key : keys) width = std::max(width, display_width(catalogue.text(key)));
  return width;
}

std::vector<std::string> outcome_keys() {
  std::vector<std::string> keys = {"column.outcome"};
  for (const std::string_view id : kOutcomes)
    keys.push_back("outcome." + std::string(id) + ".short");
  return keys;
}

std::vector<std::string> kind_keys() {
  std::vector<std::string> keys = {"column.kind", "kind.unknown.short"};
  for (int kind = 0; kind <= static_cast<int>(Kind::anomaly_envelope); ++kind) {
    keys.push_back("kind." + std::string(certification::kind_id(static_cast<Kind>(kind))) +
                   ".short");
  }
  return keys;
}

}  // namespace

void Tally::add(const Verdict& verdict) {
  ++total_;
  ++counts_[outcome_of(verdict)];
  if (verdict.signature.anchor && verdict.signature.anchor->local) ++local_anchors_;
}

void Tally::merge(const Tally& other) {
  total_ += other.total_;
  other_files_ += other.other_files_;
  local_anchors_ += other.local_anchors_;
  for (const auto& [outcome, count] : other.counts_) counts_[outcome] += count;
}

std::size_t Tally::count(std::string_view outcome) const {
  const auto found = counts_.find(outcome);
  return found == counts_.end() ? 0 : found->second;
}

Table::Table(const Catalogue& catalogue, const TerminalStyle& style)
    : catalogue_(catalogue),
      style_(style),
      outcome_width_(widest(catalogue, outcome_keys())),
      kind_width_(widest(catalogue, kind_keys()) + 1),  // room for the "?" of a claim
      time_width_(display_width(Wording(catalogue, std::chrono::minutes{0}).short_time({}))) {
  style_.columns = std::max(style_.columns, kMinColumns);
}

std::size_t Table::rest_columns() const {
  const std::size_t time = is_wide() ? time_width_ + kGap.size() : 0;
  const std::size_t used = kSymbolWidth + outcome_width_ + kind_width_ + time + 2 * kGap.size();
  return style_.columns > used + 10 ? style_.columns - used : 10;
}

std::string Table::header() const {
  std::string line = std::string(kSymbolWidth, ' ');
  line += fit_to(catalogue_.text("column.outcome"), outcome_width_) + std::string(kGap);
  line += fit_to(catalogue_.text("column.kind"), kind_width_) + std::string(kGap);
  if (is_wide()) {
    const WideColumns wide = wide_columns(rest_columns());
    line += fit_to(catalogue_.text("column.time"), time_width_) + std::string(kGap);
    line += fit_to(catalogue_.text("column.parties"), wide.parties) + std::string(kGap);
    line += fit_to(catalogue_.text("column.signer"), wide.signer) + std::string(kGap);
    line += cut_to(catalogue_.text("column.file"), wide.file);
  } else {
    line += cut_to(catalogue_.text("column.file"), rest_columns());
  }
  std::string rule;
  for (std::size_t i = 0; i < style_.columns; ++i) rule += kRule;
  return toned(trimmed(line), Tone::strong, style_) + "\n" + toned(rule, Tone::faint, style_) +
         "\n";
}

std::string Table::outcome_cell(const Verdict& verdict) const {
  const std::string name = catalogue_.text("outcome." + outcome_of(verdict) + ".short");
  const std::string word = std::string(symbol_of(verdict)) + " " + name;
  // The blanks stay outside of the colour.
  const std::size_t width = display_width(word);
  const std::size_t wanted = kSymbolWidth + outcome_width_;
  return toned(word, tone_of(verdict.level), style_) +
         std::string(wanted > width ? wanted - width : 0, ' ');
}

std::string Table::kind_cell(const Verdict& verdict) const {
  std::string_view id = certification::kind_id(verdict.kind);
  if (verdict.kind == Kind::none && verdict.outcome != Outcome::not_pec) id = "unknown";
  std::string name = catalogue_.text("kind." + std::string(id) + ".short");
  if (verdict.outcome != Outcome::not_pec && !is_certain(verdict)) name += '?';
  if (verdict.outcome == Outcome::unreadable) name.clear();
  return fit_to(name, kind_width_);
}

std::string Table::reason_lines(const Verdict& verdict, const Wording& wording) const {
  const std::vector<std::string> reasons =
      wording.reasons(verdict, {verification::CheckId::anchor_local});
  std::string lines;
  const std::string opening = std::string(kSymbolWidth, ' ') + std::string(kCorner);
  const std::size_t indent = display_width(opening);
  for (std::size_t i = 0; i < std::min(reasons.size(), kMaxReasons); ++i) {
    lines += wrap(reasons[i], style_.columns, opening, indent);
  }
  if (reasons.size() > kMaxReasons) {
    const std::vector<Fact> facts = {{"count", std::to_string(reasons.size() - kMaxReasons)}};
    lines += wrap(catalogue_.text("table.more", facts), style_.columns, opening, indent);
  }
  return lines;
}

std::string Table::wide_row(const Verdict& verdict, const std::string& file,
                            const Wording& wording) const {
  const WideColumns wide = wide_columns(rest_columns());
  const std::string gap(kGap);
  return outcome_cell(verdict) + gap + kind_cell(verdict) + gap +
         fit_to(time_of(verdict, wording), time_width_) + gap +
         fit_to(parties_of(verdict), wide.parties) + gap + fit_to(signer_of(verdict), wide.signer) +
         gap + cut_middle_to(file, wide.file) + "\n";
}

std::string Table::narrow_row(const Verdict& verdict, const std::string& file,
                              const Wording& wording) const {
  const std::string gap(kGap);
  std::string lines = outcome_cell(verdict) + gap + kind_cell(verdict) + gap +
                      cut_middle_to(file, rest_columns()) + "\n";
  const std::string time = time_of(verdict, wording);
  const std::string signer = cut_to(signer_of(verdict), kNarrowSigner);
  const std::size_t beside =
      kSymbolWidth + time_width_ + gap.size() + display_width(kMiddleDot) + display_width(signer);
  const std::string who = joined(cut_to(parties_of(verdict), style_.columns - beside), signer);
  if (time.empty() && who.empty()) return lines;
  const std::string second = trimmed(time.empty() ? who : time + gap + who);
  return lines + std::string(kSymbolWidth, ' ') + toned(second, Tone::faint, style_) + "\n";
}

std::string Table::row(const Verdict& verdict, std::string_view label) const {
  const Wording wording(catalogue_, verdict);
  const std::string file = visible_text(label);
  return (is_wide() ? wide_row(verdict, file, wording) : narrow_row(verdict, file, wording)) +
         reason_lines(verdict, wording);
}

std::string Table::summary(const Tally& tally) const {
  const auto counted = [this](const std::string& key, std::size_t count) {
    const std::vector<Fact> facts = {{"count", std::to_string(count)}};
    return catalogue_.text("summary." + key + (count == 1 ? ".one" : ".many"), facts);
  };
  std::string text;
  for (const std::string_view id : kOutcomes) {
    const std::size_t count = tally.count(id);
    if (count == 0) continue;
    if (!text.empty()) text += kMiddleDot;
    text += unbroken(counted(std::string(id), count));
  }
  std::string line = counted("total", tally.total());
  if (!text.empty()) line += ": " + text;
  std::string out = "\n" + wrap(line, style_.columns, "", kSymbolWidth);
  if (tally.local_anchors() > 0)
    out += wrap(counted("local", tally.local_anchors()), style_.columns, "", 0);
  if (tally.other_files() > 0)
    out += wrap(counted("other-files", tally.other_files()), style_.columns, "", 0);
  return out;
}

}  // namespace pec::report
