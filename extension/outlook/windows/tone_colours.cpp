// SPDX-License-Identifier: EUPL-1.2
#include "windows/tone_colours.h"

namespace pec::outlook {
namespace {

constexpr COLORREF kText = RGB(0x1B, 0x1B, 0x1F);

bool is_high_contrast() {
  HIGHCONTRASTW out{};
  out.cbSize = sizeof out;
  return ::SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof out, &out, 0) != 0 &&
         (out.dwFlags & HCF_HIGHCONTRASTON) != 0;
}

}  // namespace

ToneColours colours_of(Tone tone, bool high_contrast) {
  if (high_contrast)
    return {::GetSysColor(COLOR_WINDOW), ::GetSysColor(COLOR_WINDOWTEXT),
            ::GetSysColor(COLOR_WINDOWTEXT)};
  switch (tone) {  // the edges are those of the icons
    case Tone::good:
      return {RGB(0xE3, 0xF3, 0xE8), kText, RGB(0x1B, 0x6B, 0x36)};
    case Tone::attention:
      return {RGB(0xFF, 0xF1, 0xD3), kText, RGB(0xB9, 0x78, 0x00)};
    case Tone::bad:
      return {RGB(0xFD, 0xE4, 0xE6), kText, RGB(0xB3, 0x12, 0x1D)};
    case Tone::nothing:
    case Tone::looking:
    case Tone::neutral:
    case Tone::unknown:
      break;
  }
  return {RGB(0xF0, 0xF0, 0xF4), kText, RGB(0x5B, 0x5B, 0x66)};
}

ToneColours colours_of(Tone tone) { return colours_of(tone, is_high_contrast()); }

}  // namespace pec::outlook
