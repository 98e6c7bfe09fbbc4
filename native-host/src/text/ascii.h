// SPDX-License-Identifier: EUPL-1.2
//
// Locale-free handling of ASCII, which mail headers (RFC 5322, 2.2) and the tokens of PEC are made
// of. <cctype> follows the process locale and misreads bytes above 127, so none of it is used on
// message text.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace pec::text {

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }

constexpr bool is_space(char c) { return is_blank(c) || c == '\r' || c == '\n'; }

// Equality of ASCII text without regard to case; bytes above 127 compare exactly.
constexpr bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return to_lower(x) == to_lower(y);
         });
}

constexpr bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

// `text` without leading and trailing blanks and line breaks.
constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

inline std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

}  // namespace pec::text
