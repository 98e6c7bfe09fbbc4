// SPDX-License-Identifier: EUPL-1.2
//
// The dialogs that wait for a person on Outlook's thread, so that they go when the add-in goes.
#pragma once

#include <vector>
#include <windows.h>

namespace pec::outlook {

// Used on Outlook's thread. A dialog holds it in a shared_ptr, since it may be left alone by
// whoever opened it.
class OpenDialogs {
 public:
  void add(HWND window) { windows_.push_back(window); }
  void remove(HWND window) { std::erase(windows_, window); }

  // Each is closed as by its person.
  void end() {
    for (const HWND window : std::vector<HWND>(windows_)) ::EndDialog(window, IDCANCEL);
  }

 private:
  std::vector<HWND> windows_;
};

}  // namespace pec::outlook
