// SPDX-License-Identifier: EUPL-1.2
//
// The colours of a tone. Every tone has an icon and words too: no one needs to see the colour.
#pragma once

#include <memory>
#include <type_traits>
#include <windows.h>

#include "reading/shown_verdict.h"

namespace pec::outlook {

struct DeleteBrush {
  void operator()(HBRUSH brush) const noexcept { ::DeleteObject(brush); }
};
using OwnedBrush = std::unique_ptr<std::remove_pointer_t<HBRUSH>, DeleteBrush>;

struct ToneColours {
  COLORREF background;
  COLORREF text;
  COLORREF edge;  // along the strip
};

// In high contrast, those that the person chose (Microsoft, "High contrast parameter"). Otherwise
// the text has a contrast of more than 12 to 1 on each background, where 7 to 1 is asked for at
// most (WCAG 2.2, 1.4.6).
ToneColours colours_of(Tone tone);

// The same where it is known whether the contrast is high.
ToneColours colours_of(Tone tone, bool high_contrast);

}  // namespace pec::outlook
