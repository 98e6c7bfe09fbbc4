// SPDX-License-Identifier: EUPL-1.2
//
// An icon as Office takes it.
#pragma once

#include "com/object.h"
#include "icons/icons.h"
// After windows.h, which it builds on.
#include <ocidl.h>

namespace pec::outlook {

// What the ribbon shows on a screen of 96 dots per inch (Microsoft, "Icons in the Office ribbon":
// large 32, small 16); on others it is so much more.
inline constexpr int kLargePicture = 32;
inline constexpr int kSmallPicture = 16;

// In: `size`, at 96 dots per inch. Out: a picture in the size for this screen, which owns its icon;
// null where there is no memory.
Owned<IPictureDisp> picture_of(Icon icon, int size);

}  // namespace pec::outlook
