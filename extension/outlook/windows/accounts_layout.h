// SPDX-License-Identifier: EUPL-1.2
//
// Where things are in the window about the accounts.
#pragma once

#include "texts/texts.h"
#include "windows/resizing.h"

namespace pec::outlook {

ResizingDialog accounts_layout(const Texts& texts);

}  // namespace pec::outlook
