// SPDX-License-Identifier: EUPL-1.2
//
// The add-in's icons, from this library's resources.
#pragma once

#include <memory>
#include <type_traits>
#include <windows.h>

#include "reading/shown_verdict.h"

namespace pec::outlook {

// By their numbers in resources/resources.rc.in.
enum class Icon : WORD { good = 11, attention, bad, neutral, unknown, plain, accounts };

// Where there is no verdict yet, a plain one.
Icon icon_of(Tone tone);

struct DestroyIcon {
  void operator()(HICON icon) const noexcept { ::DestroyIcon(icon); }
};
using OwnedIcon = std::unique_ptr<std::remove_pointer_t<HICON>, DestroyIcon>;

// In: `size`, in points of the screen. Out: from the drawing that is the best for that size; null
// where Windows has no memory for it.
OwnedIcon load_icon(Icon icon, int size);

}  // namespace pec::outlook
