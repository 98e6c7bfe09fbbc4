// SPDX-License-Identifier: EUPL-1.2
#include "attack_table.h"

namespace pec::corpus {
namespace {

using verification::Check;
using verification::Result;

constexpr std::string_view kBegin = "<!-- attacks: made by tests/corpus -->\n";
constexpr std::string_view kEnd = "<!-- end of attacks -->\n";

std::string spoken(const Check& check) {
  std::string out = "`" + std::string(check_id(check.id)) + "` ";
  out += result_id(check.result);
  for (const auto& [name, value] : check.facts)
    if (name == "reason") out += " (" + value + ")";
  return out;
}

}  // namespace

AttackRow attack_row(std::string_view title, const verification::Verdict& verdict) {
  AttackRow row{std::string(title),
                std::string(outcome_id(verdict.outcome)),
                std::string(level_id(verdict.level)),
                {}};
  for (const Check& check : verdict.checks) {
    if (check.result == Result::pass || check.result == Result::skip) continue;
    if (!row.checks.empty()) row.checks += ", ";
    row.checks += spoken(check);
  }
  return row;
}

std::string with_attack_table(std::string_view page, const std::vector<AttackRow>& rows) {
  const std::size_t begin = page.find(kBegin);
  const std::size_t end = page.find(kEnd);
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
    return std::string(page);
  std::string out(page.substr(0, begin + kBegin.size()));
  out += "| attack | outcome | level | what says so |\n|---|---|---|---|\n";
  for (const AttackRow& row : rows)
    out += "| " + row.title + " | " + row.outcome + " | " + row.level + " | " + row.checks + " |\n";
  out += page.substr(end);
  return out;
}

}  // namespace pec::corpus
