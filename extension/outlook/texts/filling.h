// SPDX-License-Identifier: EUPL-1.2
//
// Sentences with a place for a fact.
#pragma once

#include <string>
#include <string_view>

namespace pec::outlook {

// `text` with "{name}" replaced by `value`, wherever it stands; what the value holds is not looked
// at.
inline std::wstring filled(std::wstring text, std::wstring_view name, std::wstring_view value) {
  const std::wstring place = L"{" + std::wstring(name) + L"}";
  for (std::size_t at = text.find(place); at != std::wstring::npos;
       at = text.find(place, at + value.size()))
    text.replace(at, place.size(), value);
  return text;
}

}  // namespace pec::outlook
