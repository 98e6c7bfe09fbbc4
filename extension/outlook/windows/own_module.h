// SPDX-License-Identifier: EUPL-1.2
//
// The library or program that this code is in, which has its resources.
#pragma once

#include <windows.h>

namespace pec::outlook {

// Null where Windows does not tell.
HMODULE own_module();

}  // namespace pec::outlook
