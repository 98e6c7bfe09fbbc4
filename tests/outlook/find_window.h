// SPDX-License-Identifier: EUPL-1.2
//
// Windows that the add-in has put on the screen.
#pragma once

#include <windows.h>

namespace pec::outlook::testing {

// The window of this process, at the top, with that control in it; null where there is none now.
inline HWND window_with(int control) {
  struct Search {
    int control;
    HWND found;
  } search{control, nullptr};
  ::EnumWindows(
      [](HWND window, LPARAM out) -> BOOL {
        auto& wanted = *reinterpret_cast<Search*>(out);
        DWORD process = 0;
        ::GetWindowThreadProcessId(window, &process);
        if (process != ::GetCurrentProcessId() || ::GetDlgItem(window, wanted.control) == nullptr)
          return TRUE;
        wanted.found = window;
        return FALSE;
      },
      reinterpret_cast<LPARAM>(&search));
  return search.found;
}

}  // namespace pec::outlook::testing
