// SPDX-License-Identifier: EUPL-1.2
//
// How much room a text takes.
#pragma once

#include <string>
#include <windows.h>

namespace pec::outlook {

// Of a text in a window's control that wraps it at that width (SS_EDITCONTROL: words that are too
// long are broken, too).
int height_of_text(HWND window, HFONT font, const std::wstring& text, int width);

// Of one line.
int width_of_text(HWND window, HFONT font, const std::wstring& text);

}  // namespace pec::outlook
