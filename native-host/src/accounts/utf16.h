// SPDX-License-Identifier: EUPL-1.2
//
// UTF-16LE as Windows stores it, to UTF-8. Private to accounts/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace pec::accounts {

// Half a pair becomes U+FFFD; an odd byte at the end is dropped.
inline std::string utf8_of_utf16le(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() / 2);
  const auto unit = [bytes](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[at])) |
           static_cast<char32_t>(static_cast<unsigned char>(bytes[at + 1])) << 8U;
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t value = unit(at);
    const bool high = value >= 0xD800 && value < 0xDC00;
    if (high && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      value = 0x10000 + ((value - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (value >= 0xD800 && value < 0xE000) {
      value = 0xFFFD;
    }
    text::append_utf8(out, value);
  }
  return out;
}

}  // namespace pec::accounts
