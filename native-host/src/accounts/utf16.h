// SPDX-License-Identifier: EUPL-1.2
//
// UTF-16LE as Windows stores it, to UTF-8. Private to accounts/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pec::accounts {

inline void append_code_point(std::string& out, char32_t value) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

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
    append_code_point(out, value);
  }
  return out;
}

}  // namespace pec::accounts
