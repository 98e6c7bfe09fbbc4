// SPDX-License-Identifier: EUPL-1.2
//
// Text for the clipboard.
#pragma once

#include <string>
#include <windows.h>

namespace pec::outlook {

// In: the window in whose name it is put there. Out: whether it is there; another program may have
// the clipboard open.
bool copy_text(HWND owner, const std::wstring& text);

}  // namespace pec::outlook
