// SPDX-License-Identifier: EUPL-1.2
//
// Controls as Windows draws them today, whatever program this library is loaded into.
#pragma once

#include <windows.h>

namespace pec::outlook {

// While it lives, windows that this thread makes have version 6 of the common controls (Microsoft,
// "Enabling Visual Styles", for libraries). Without memory, they have those of the program.
class VisualStyles {
 public:
  VisualStyles();
  ~VisualStyles();
  VisualStyles(const VisualStyles&) = delete;
  VisualStyles& operator=(const VisualStyles&) = delete;
  VisualStyles(VisualStyles&&) = delete;
  VisualStyles& operator=(VisualStyles&&) = delete;

 private:
  HANDLE context_;
  ULONG_PTR cookie_ = 0;
  bool active_ = false;
};

}  // namespace pec::outlook
