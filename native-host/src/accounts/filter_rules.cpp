// SPDX-License-Identifier: EUPL-1.2
#include "accounts/filter_rules.h"

#include <optional>

#include "accounts/lines.h"

namespace pec::accounts {
namespace {

// The bit of "type" for runs by hand; the others are occasions that come by themselves: mail that
// comes in, was sent, is archived, and every few minutes.
constexpr unsigned kByHand = 16;

// The value between quotes that fill all of `text`; none for anything else. Thunderbird puts a
// backslash before quotes alone: any other one is part of the value.
std::optional<std::string> unquoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::nullopt;
  text = text.substr(1, text.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') return std::nullopt;
    if (text[i] == '\\' && text.substr(i + 1).starts_with('"')) ++i;
    out += text[i];
  }
  return out;
}

// Puts one line into the filter it belongs to: the last one, which "name" opens.
void take(std::vector<Filter>& filters, std::string_view key, std::string value) {
  if (key == "name") {
    filters.emplace_back().name = std::move(value);
    return;
  }
  if (filters.empty()) return;  // version and logging, of the whole file
  Filter& filter = filters.back();
  if (key == "enabled") {
    filter.enabled = value == "yes";
  } else if (key == "type") {
    filter.runs_by_itself = whole_number<unsigned>(value) != kByHand;
  } else if (key == "action") {
    filter.actions.push_back({std::move(value), {}});
  } else if (key == "actionValue" && !filter.actions.empty()) {
    filter.actions.back().value = std::move(value);
  } else if (key == "condition") {
    filter.condition = std::move(value);
  }
}

}  // namespace

tl::expected<std::vector<Filter>, Fault> parse_filters(std::string_view text) {
  std::vector<Filter> filters;
  Lines lines(text);
  while (const auto line = lines.next()) {
    if (line->empty()) continue;
    const std::size_t equals = line->find('=');
    auto value =
        equals == std::string_view::npos ? std::nullopt : unquoted(line->substr(equals + 1));
    if (!value || equals == 0) return tl::make_unexpected(Fault{lines.number(), "syntax"});
    take(filters, line->substr(0, equals), std::move(*value));
    if (filters.size() > kMaxFilters)
      return tl::make_unexpected(Fault{lines.number(), "too-many-entries"});
  }
  return filters;
}

}  // namespace pec::accounts
