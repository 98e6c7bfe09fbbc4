// SPDX-License-Identifier: EUPL-1.2
#include "report/wording.h"

#include <algorithm>

#include "report/terminal_style.h"

namespace pec::report {
namespace {

using verification::Check;
using verification::CheckId;
using verification::Level;
using verification::Outcome;
using verification::Result;
using verification::Verdict;

constexpr std::string_view kMiddleDot = " \u00B7 ";

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::chrono::minutes zone_of(const Verdict& verdict) {
  return verdict.certification ? verdict.certification->zone : std::chrono::minutes{0};
}

std::string reason_of(const Check& check) {
  const auto reason = std::find_if(check.facts.begin(), check.facts.end(),
                                   [](const Fact& fact) { return fact.first == "reason"; });
  return reason == check.facts.end() ? std::string() : reason->second;
}

// Whether checks were skipped because the caller had none of the outer headers.
bool lacks_headers(const Verdict& verdict) {
  return std::any_of(verdict.checks.begin(), verdict.checks.end(), [](const Check& check) {
    return check.result == Result::skip && reason_of(check) == verification::kNoHeaders;
  });
}

// The one check that an outcome rests on; what else failed then is only a consequence or noise.
std::optional<CheckId> decisive_check(Outcome outcome) {
  switch (outcome) {
    case Outcome::unsigned_:
      return CheckId::signature_present;
    case Outcome::altered:
      return CheckId::signature_intact;
    case Outcome::unreadable:
      return CheckId::structure_single;
    default:
      return std::nullopt;
  }
}

}  // namespace

Wording::Wording(const Catalogue& catalogue, const Verdict& verdict)
    : Wording(catalogue, zone_of(verdict)) {}

std::string Wording::outcome_key(const Verdict& verdict) const {
  std::string key = "outcome." + std::string(verification::outcome_id(verdict.outcome));
  const bool looks_closer = verdict.outcome == Outcome::genuine && verdict.level != Level::good;
  return looks_closer ? key + ".attention" : key;
}

std::string Wording::outcome_name(const Verdict& verdict) const {
  return catalogue_.text(outcome_key(verdict) + ".name");
}

std::string Wording::headline(const Verdict& verdict) const {
  std::string text = std::string(symbol_of(verdict)) + " " + outcome_name(verdict);
  if (verdict.kind == certification::Kind::none) return text;
  text += kMiddleDot;
  const bool certain =
      verdict.outcome == Outcome::genuine || verdict.outcome == Outcome::uncertified;
  const std::vector<Fact> facts = {{"kind", kind_name(verdict.kind)}};
  return text + (certain ? facts[0].second : catalogue_.text("explain.claims", facts));
}

std::string Wording::kind_name(certification::Kind kind) const {
  return catalogue_.text("kind." + std::string(certification::kind_id(kind)) + ".name");
}

std::string Wording::check_name(verification::CheckId id) const {
  return catalogue_.text("check." + std::string(verification::check_id(id)) + ".name");
}

std::string Wording::check_sentence(const Check& check) const {
  const std::string key = "check." + std::string(verification::check_id(check.id)) + "." +
                          std::string(verification::result_id(check.result));
  const std::string reason = reason_of(check);
  const std::string narrow = key + "." + reason;
  const bool has_narrow = !reason.empty() && catalogue_.has(narrow);
  return catalogue_.text(has_narrow ? narrow : key, readable(check.facts));
}

std::vector<std::string> Wording::reasons(const Verdict& verdict,
                                          std::initializer_list<CheckId> without) const {
  const auto left_out = [without](CheckId id) {
    return std::find(without.begin(), without.end(), id) != without.end();
  };
  std::vector<std::string> sentences;
  if (verdict.level == Level::good || verdict.level == Level::neutral) return sentences;
  const std::optional<CheckId> decisive = decisive_check(verdict.outcome);
  for (const Result wanted : {Result::fail, Result::warn}) {
    for (const Check& check : verdict.checks) {
      if (decisive && check.id != *decisive) continue;
      if (check.result == wanted && !left_out(check.id)) sentences.push_back(check_sentence(check));
    }
    // An anomaly envelope may carry warnings too, but what it is matters more.
    const bool goes_on =
        verdict.outcome == Outcome::uncertified || verdict.outcome == Outcome::genuine;
    if (!sentences.empty() && !goes_on) return sentences;
  }
  if (verdict.outcome == Outcome::genuine) {
    if (lacks_headers(verdict)) sentences.push_back(catalogue_.text("reason.no-headers"));
    return sentences;  // none where every warning was left out
  }
  return {catalogue_.text(outcome_key(verdict) + ".meaning")};
}

std::string Wording::formatted(std::string_view format, const text::ZonedTime& time) const {
  const text::CivilTime civil = text::civil_time(time);
  const std::vector<Fact> pieces = {{"year", std::to_string(civil.year)},
                                    {"month", two_digits(static_cast<int>(civil.month))},
                                    {"day", two_digits(static_cast<int>(civil.day))},
                                    {"hour", two_digits(civil.hour)},
                                    {"minute", two_digits(civil.minute)},
                                    {"second", two_digits(civil.second)},
                                    {"zone", text::zone_text(time.zone)}};
  return catalogue_.text(format, pieces);
}

std::string Wording::time(const text::ZonedTime& time) const {
  return formatted("format.time", time);
}

std::string Wording::short_time(const text::ZonedTime& time) const {
  return formatted("format.time.short", time);
}

std::string Wording::readable_value(const std::string& name, const std::string& value) const {
  if (const auto parsed = text::parse_rfc3339(value)) {
    // "Z" means that nobody wrote an offset down: show it on the message's own clock.
    return time(value.ends_with('Z') ? text::ZonedTime{parsed->utc, zone_} : *parsed);
  }
  // A day alone: the beginning of an edition.
  if (const auto day = text::parse_rfc3339(value + "T00:00:00Z")) {
    return formatted("format.date", {day->utc, std::chrono::minutes{0}});
  }
  if (value.empty()) return catalogue_.text("value.empty");
  std::string out;
  std::string_view rest = value;
  bool translated = false;
  while (!rest.empty()) {
    std::string_view item = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), item.size() + 1));
    while (item.starts_with(' ')) item.remove_prefix(1);
    const std::string key = "value." + name + "." + std::string(item);
    const bool known = catalogue_.has(key);
    translated = translated || known;
    if (!out.empty()) out += ", ";
    out += known ? catalogue_.text(key) : std::string(item);
  }
  return translated ? out : value;
}

std::string Wording::reason(const std::string& key, const std::vector<Fact>& facts) const {
  const std::vector<Fact> words = readable(facts);
  std::string text = catalogue_.text(key + ".why", words);
  for (const auto& [name, value] : facts) {
    std::string more = key + ".with.";
    more += name;
    if (catalogue_.has(more)) text.append(" ").append(catalogue_.text(more, words));
  }
  return text;
}

std::vector<Fact> Wording::readable(const std::vector<Fact>& facts) const {
  std::vector<Fact> result;
  result.reserve(facts.size());
  for (const auto& [name, value] : facts) result.emplace_back(name, readable_value(name, value));
  return result;
}

}  // namespace pec::report
