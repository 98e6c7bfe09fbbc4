// SPDX-License-Identifier: EUPL-1.2
//
// accounts/filter_rules.h: filters that were read, written out, are read as the same.
#include "accounts/filter_rules.h"

#include <string>

#include "input.h"
#include "settings.h"

namespace pec::fuzz {
namespace {

using accounts::Filter;

std::string line(std::string_view key, std::string_view value) {
  std::string out = std::string(key) + "=\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"\n";
}

std::string printed(const std::vector<Filter>& filters) {
  std::string out;
  for (const Filter& filter : filters) {
    out += line("name", filter.name) + line("enabled", filter.enabled ? "yes" : "no");
    for (const auto& action : filter.actions)
      out += line("action", action.name) + line("actionValue", action.value);
    out += line("condition", filter.condition);
  }
  return out;
}

void test(std::string_view input) {
  const Block block(input);
  const auto filters = accounts::parse_filters(block.text());
  if (!filters) return check_fault(filters.error(), block.text());
  require(filters->size() <= accounts::kMaxFilters, "filters are capped");
  const std::string text = printed(*filters);
  const auto again = accounts::parse_filters(text);
  require(again.has_value() && printed(*again) == text,
          "what was read can be written and read again");
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
