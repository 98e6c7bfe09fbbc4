// SPDX-License-Identifier: EUPL-1.2
//
// UTF-8 of untrusted origin, one code point at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pec::text {

inline constexpr char32_t kReplacement = 0xFFFD;

// What stands at the front of some bytes.
struct CodePoint {
  char32_t value = kReplacement;  // kReplacement when `valid` is false
  std::size_t bytes = 1;          // how many to drop: 1 when invalid, never 0
  bool valid = false;
};

// Decodes the first code point of `text`, which must not be empty. Strict (RFC 3629): overlong
// forms, surrogates, values above U+10FFFF and cut sequences are invalid.
CodePoint first_code_point(std::string_view text);

// Appends one code point as UTF-8; `value` must be a valid one.
void append_utf8(std::string& out, char32_t value);

}  // namespace pec::text
