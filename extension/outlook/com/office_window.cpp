// SPDX-License-Identifier: EUPL-1.2
#include "com/office_window.h"

#include "com/object.h"
// After windows.h, which it builds on.
#include <oleidl.h>

namespace pec::outlook {

HWND handle_of(IUnknown* window) {
  const auto with_handle = query<IOleWindow>(window, IID_IOleWindow);
  HWND out = nullptr;
  if (!with_handle || FAILED(with_handle->GetWindow(&out))) return nullptr;
  return out;
}

// One object has one IUnknown (Microsoft, "Rules for Implementing QueryInterface"). Outlook may
// hand out several objects for a window, but each tells its handle (Microsoft, "IOleWindow").
bool is_same_window(IUnknown* one, IUnknown* other) {
  if (one == nullptr || other == nullptr) return false;
  if (one == other) return true;
  const auto first = query<IUnknown>(one, IID_IUnknown);
  const auto second = query<IUnknown>(other, IID_IUnknown);
  if (first && first == second) return true;
  const HWND handle = handle_of(one);
  return handle != nullptr && handle == handle_of(other);
}

}  // namespace pec::outlook
