// SPDX-License-Identifier: EUPL-1.2
//
// Text for other programs.
#pragma once

#include <string>
#include <windows.h>

namespace pec::outlook {

// Puts a text on the clipboard. In: a window of ours. Out: false where another program has the
// clipboard just now, or memory is out.
bool copy_text(HWND window, const std::wstring& text);

}  // namespace pec::outlook
