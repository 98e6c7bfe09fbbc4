// SPDX-License-Identifier: EUPL-1.2
//
// Lines as Windows' own controls have them.
#pragma once

#include <string>
#include <string_view>

namespace pec::outlook {

// Each line ends with CR LF, whichever way it ended.
inline std::wstring with_returns(std::wstring_view text) {
  std::wstring out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == L'\n' && (at == 0 || text[at - 1] != L'\r')) out += L'\r';
    out += text[at];
  }
  return out;
}

}  // namespace pec::outlook
