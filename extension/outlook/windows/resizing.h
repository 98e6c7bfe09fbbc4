// SPDX-License-Identifier: EUPL-1.2
//
// Windows made of controls that grow with them: one list says where each control is, and which way
// it goes when the window becomes larger.
#pragma once

#include <string>
#include <vector>
#include <windows.h>

#include "windows/dialog_template.h"

namespace pec::outlook {

// How much of what the window grows by moves an edge of a control, in hundredths.
struct Growth {
  int left = 0, top = 0, right = 0, bottom = 0;
};
inline constexpr Growth kStays{0, 0, 0, 0};
inline constexpr Growth kWidens{0, 0, 100, 0};         // at the top, as wide as the window
inline constexpr Growth kFollows{100, 100, 100, 100};  // in the corner below, to the right

struct Control {
  std::wstring kind;  // Windows' name of its class: L"EDIT"
  int number = 0;
  DWORD style = 0;
  Place place{};
  Growth growth{};
  std::wstring text;
};

// A dialog and its controls. As long as the dialog is there.
class ResizingDialog {
 public:
  // In: the size for which the places are; the window becomes no smaller.
  ResizingDialog(std::wstring_view title, short width, short height, std::vector<Control> controls);

  // What Windows makes the dialog of.
  DialogTemplate describe() const;

  // Of the dialog's procedure: to be called with each message first. Places the controls when the
  // window's size changes, and holds it to its least one.
  void on_message(HWND window, UINT message, LPARAM argument) const;

 private:
  void place(HWND window) const;
  void limit(HWND window, MINMAXINFO& limits) const;
  RECT in_pixels(HWND window, Place place) const;

  std::wstring title_;
  short width_, height_;
  std::vector<Control> controls_;
};

}  // namespace pec::outlook
