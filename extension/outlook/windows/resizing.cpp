// SPDX-License-Identifier: EUPL-1.2
#include "windows/resizing.h"

#include <utility>

namespace pec::outlook {
namespace {

LONG moved(LONG edge, int share, LONG grown) { return edge + grown * share / 100; }

}  // namespace

ResizingDialog::ResizingDialog(std::wstring_view title, short width, short height,
                               std::vector<Control> controls)
    : title_(title), width_(width), height_(height), controls_(std::move(controls)) {}

DialogTemplate ResizingDialog::describe() const {
  DialogTemplate out(title_, width_, height_, kResizing);
  for (const Control& one : controls_)
    out.add(one.kind, one.number, one.style, one.place, one.text);
  return out;
}

void ResizingDialog::on_message(HWND window, UINT message, LPARAM argument) const {
  if (message == WM_INITDIALOG || message == WM_SIZE) place(window);
  if (message == WM_GETMINMAXINFO) limit(window, *reinterpret_cast<MINMAXINFO*>(argument));
}

// Units of the dialog's font are asked for each time: the font may have been made larger since
// (Microsoft, "MapDialogRect").
RECT ResizingDialog::in_pixels(HWND window, Place place) const {
  RECT out{place.x, place.y, place.x + place.width, place.y + place.height};
  ::MapDialogRect(window, &out);
  return out;
}

void ResizingDialog::place(HWND window) const {
  RECT client{};
  ::GetClientRect(window, &client);
  const RECT least = in_pixels(window, {0, 0, width_, height_});
  const LONG wider = client.right - least.right, taller = client.bottom - least.bottom;
  HDWP all = ::BeginDeferWindowPos(static_cast<int>(controls_.size()));
  for (const Control& one : controls_) {
    const RECT at = in_pixels(window, one.place);
    const LONG left = moved(at.left, one.growth.left, wider);
    const LONG top = moved(at.top, one.growth.top, taller);
    const LONG right = moved(at.right, one.growth.right, wider);
    const LONG bottom = moved(at.bottom, one.growth.bottom, taller);
    if (all != nullptr)
      all = ::DeferWindowPos(all, ::GetDlgItem(window, one.number), nullptr, left, top,
                             right - left, bottom - top, SWP_NOZORDER | SWP_NOACTIVATE);
  }
  if (all != nullptr) ::EndDeferWindowPos(all);
}

void ResizingDialog::limit(HWND window, MINMAXINFO& limits) const {
  RECT least = in_pixels(window, {0, 0, width_, height_});
  if (least.right == 0) return;  // before it has a font
  ::AdjustWindowRectEx(&least, static_cast<DWORD>(::GetWindowLongPtrW(window, GWL_STYLE)), FALSE,
                       static_cast<DWORD>(::GetWindowLongPtrW(window, GWL_EXSTYLE)));
  limits.ptMinTrackSize = {least.right - least.left, least.bottom - least.top};
}

}  // namespace pec::outlook
