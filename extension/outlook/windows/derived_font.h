// SPDX-License-Identifier: EUPL-1.2
//
// A control that stands out by its letters.
#pragma once

#include <windows.h>

namespace pec::outlook {

// The window's own font, bold, in so many hundredths of its size, for one of its controls; as long
// as it is shown.
class DerivedFont {
 public:
  DerivedFont(HWND window, int control, int percent) {
    LOGFONTW description{};
    const auto font = reinterpret_cast<HFONT>(::SendMessageW(window, WM_GETFONT, 0, 0));
    if (font == nullptr || ::GetObjectW(font, sizeof description, &description) == 0) return;
    description.lfWeight = FW_BOLD;
    description.lfHeight = description.lfHeight * percent / 100;
    font_ = ::CreateFontIndirectW(&description);
    ::SendDlgItemMessageW(window, control, WM_SETFONT, reinterpret_cast<WPARAM>(font_), TRUE);
  }
  ~DerivedFont() {
    if (font_ != nullptr) ::DeleteObject(font_);
  }
  DerivedFont(const DerivedFont&) = delete;
  DerivedFont& operator=(const DerivedFont&) = delete;
  DerivedFont(DerivedFont&&) = delete;
  DerivedFont& operator=(DerivedFont&&) = delete;

 private:
  HFONT font_ = nullptr;
};

}  // namespace pec::outlook
