// SPDX-License-Identifier: EUPL-1.2
#include "icons/icons.h"

#include "windows/own_module.h"

namespace pec::outlook {

Icon icon_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return Icon::good;
    case Tone::attention:
      return Icon::attention;
    case Tone::bad:
      return Icon::bad;
    case Tone::neutral:
      return Icon::neutral;
    case Tone::unknown:
      return Icon::unknown;
    case Tone::nothing:
    case Tone::looking:
      break;
  }
  return Icon::plain;
}

OwnedIcon load_icon(Icon icon, int size) {
  return OwnedIcon(
      static_cast<HICON>(::LoadImageW(own_module(), MAKEINTRESOURCEW(static_cast<WORD>(icon)),
                                      IMAGE_ICON, size, size, LR_DEFAULTCOLOR)));
}

}  // namespace pec::outlook
