// SPDX-License-Identifier: EUPL-1.2
//
// What a tone looks like: a sign, so that it does not hang on a colour, and a colour.
#pragma once

#include <windows.h>

#include "reading/shown_verdict.h"

namespace pec::outlook {

// As the add-on for Thunderbird has them (drawing/tones.js).
inline const wchar_t* sign_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return L"\u2713";
    case Tone::attention:
      return L"!";
    case Tone::bad:
      return L"\u2715";
    case Tone::neutral:
      return L"\u2013";
    case Tone::looking:
      return L"\u2026";
    case Tone::unknown:
      return L"?";
    case Tone::nothing:
      break;
  }
  return L"";
}

// Readable on the face of a window. Where the person wants strong contrasts, the window's own.
inline COLORREF colour_of(Tone tone) {
  HIGHCONTRASTW contrast{};
  contrast.cbSize = sizeof contrast;
  const bool is_plain =
      ::SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof contrast, &contrast, 0) != 0 &&
      (contrast.dwFlags & HCF_HIGHCONTRASTON) != 0;
  if (!is_plain && tone == Tone::good) return RGB(0x1B, 0x6B, 0x36);
  if (!is_plain && tone == Tone::attention) return RGB(0x8A, 0x5A, 0x00);
  if (!is_plain && tone == Tone::bad) return RGB(0xB3, 0x12, 0x1D);
  return ::GetSysColor(COLOR_BTNTEXT);
}

}  // namespace pec::outlook
