// SPDX-License-Identifier: EUPL-1.2
//
// A control's side of being active in its container's window (Microsoft, "In-Place Activation"):
// what the container is told, in its order, and undone in the reverse.
#pragma once

#include "com/object.h"
// After windows.h, which it builds on.
#include <oleidl.h>

namespace pec::outlook {

class InPlace {
 public:
  // Where the control is to be.
  struct Place {
    HWND parent = nullptr;
    RECT position{};
  };

  // In: the container's site for the control. Out: S_OK, and the place. Errors: the container does
  // not want it, or the one that it answers; then nothing is active.
  HRESULT begin(IOleClientSite* site, Place& out);
  // Nothing where it is not active.
  void end() noexcept;
  bool is_active() const noexcept { return site_ != nullptr; }

  // The control has the focus, and gets the keys. In: the control.
  HRESULT begin_focus(IOleInPlaceActiveObject* control);
  void end_focus() noexcept;

 private:
  Owned<IOleInPlaceSite> site_;
  Owned<IOleInPlaceFrame> frame_;
  Owned<IOleInPlaceUIWindow> document_;
  bool has_focus_ = false;
};

}  // namespace pec::outlook
