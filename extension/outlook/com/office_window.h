// SPDX-License-Identifier: EUPL-1.2
//
// Windows of Outlook's as objects: which one it is.
#pragma once

#include <windows.h>
// After windows.h, which it builds on.
#include <oaidl.h>

namespace pec::outlook {

// Of two windows of Outlook's, Explorer or Inspector, also where it handed out two objects for one
// window. In: may be null, which is the same as nothing.
bool is_same_window(IUnknown* one, IUnknown* other);

// The window of an Explorer or Inspector, or null where it does not tell.
HWND handle_of(IUnknown* window);

}  // namespace pec::outlook
