// SPDX-License-Identifier: EUPL-1.2
#include "icons/picture.h"

#include "windows/screen_scale.h"
// After windows.h, which it builds on.
#include <olectl.h>

namespace pec::outlook {

Owned<IPictureDisp> picture_of(Icon icon, int size) {
  OwnedIcon loaded = load_icon(icon, scaled(size, dots_of(nullptr)));
  if (!loaded) return nullptr;
  PICTDESC description{};
  description.cbSizeofstruct = sizeof description;
  description.picType = PICTYPE_ICON;
  description.icon.hicon = loaded.get();
  void* out = nullptr;
  if (FAILED(::OleCreatePictureIndirect(&description, IID_IPictureDisp, TRUE, &out)))
    return nullptr;
  static_cast<void>(loaded.release());  // the picture's
  return Owned<IPictureDisp>(static_cast<IPictureDisp*>(out));
}

}  // namespace pec::outlook
