// SPDX-License-Identifier: EUPL-1.2
//
// Cutting UTF-8 text without cutting a character in two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pec::text {

// The longest beginning of `text` with at most `max_bytes` that ends between two characters.
constexpr std::string_view cut(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0U) == 0x80U) {
    --max_bytes;
  }
  return text.substr(0, max_bytes);
}

// The same for text that a person sees: a cut is marked with an ellipsis (U+2026).
inline std::string cut_visibly(std::string_view text, std::size_t max_bytes) {
  std::string out(cut(text, max_bytes));
  if (out.size() < text.size()) out += "\xE2\x80\xA6";
  return out;
}

}  // namespace pec::text
