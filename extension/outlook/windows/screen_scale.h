// SPDX-License-Identifier: EUPL-1.2
//
// How finely a screen is divided, and the fonts that fit it.
#pragma once

#include <memory>
#include <type_traits>
#include <windows.h>

namespace pec::outlook {

inline constexpr int kUsualDots = 96;  // per inch: a screen at 100 %

// Dots per inch for that window, or of the screen where it is null.
int dots_of(HWND window);

// A length at 100 %, on a screen of that many dots.
int scaled(int length, int dots);

struct DeleteFont {
  void operator()(HFONT font) const noexcept { ::DeleteObject(font); }
};
using OwnedFont = std::unique_ptr<std::remove_pointer_t<HFONT>, DeleteFont>;

// Windows' own font for what it tells, at the size that the person chose. In: `weight`, FW_NORMAL,
// FW_SEMIBOLD; `percent` of the usual size.
OwnedFont message_font(int dots, int weight, int percent = 100);

}  // namespace pec::outlook
