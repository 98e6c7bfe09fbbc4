// SPDX-License-Identifier: EUPL-1.2
//
// The add-in's windows, as Windows itself draws them: they need no library, and a screen reader
// reads them.
#pragma once

#include <memory>

#include "texts/texts.h"
#include "windows/windows.h"

namespace pec::outlook {

// In: outlives them.
std::unique_ptr<Windows> make_real_windows(const Texts& texts);

// The numbers of the controls in the window before sending.
inline constexpr int kSendAnyway = 101;
inline constexpr int kGoBack = 2;  // IDCANCEL: Escape, and closing the window, do the same
inline constexpr int kConfirmed = 102;
inline constexpr int kHeadline = 103;
inline constexpr int kExplanation = 104;
inline constexpr int kFindings = 105;

}  // namespace pec::outlook
