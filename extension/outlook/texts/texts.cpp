// SPDX-License-Identifier: EUPL-1.2
#include "texts/texts.h"

#include <algorithm>
#include <windows.h>

#include "com/text.h"
#include "text/utf16_windows.h"

namespace pec::outlook {

std::wstring Texts::get(std::string_view key) const {
  const auto rows = text_rows();
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), key,
                       [](const TextRow& row, std::string_view k) { return row.key < k; });
  if (found == rows.end() || found->key != key) return text::utf16_of(key);
  return text::utf16_of(found->texts[static_cast<std::size_t>(language_)]);
}

std::string_view Texts::language() const {
  constexpr std::array<std::string_view, 3> kIds = {"en", "it", "de"};
  return kIds[static_cast<std::size_t>(language_)];
}

Language language_of(unsigned number) {
  constexpr unsigned kPrimary = 0x3FF;  // PRIMARYLANGID
  switch (number & kPrimary) {
    case LANG_ITALIAN:
      return Language::italian;
    case LANG_GERMAN:
      return Language::german;
    default:
      return Language::english;
  }
}

}  // namespace pec::outlook
