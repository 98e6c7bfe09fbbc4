// SPDX-License-Identifier: EUPL-1.2
//
// The groups in the ribbons, to be looked at.
#pragma once

#include <windows.h>

#include "texts/texts.h"

namespace pec::outlook::gallery {

// Draws, in a window of its own, what the add-in answers to Office for each tone: the pictures, the
// labels and the choices. Office itself draws otherwise; what stands in it is the same. Out: the
// window.
HWND show_ribbons(const Texts& texts);

}  // namespace pec::outlook::gallery
