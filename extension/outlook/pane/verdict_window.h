// SPDX-License-Identifier: EUPL-1.2
//
// The window in which a verdict stands beside its message: the tone's icon, the headline, the
// reasons, a button for the details. Its texts are Windows' own controls, which screen readers
// read.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <windows.h>

#include "icons/icons.h"
#include "pane/verdict_layout.h"
#include "reading/shown_verdict.h"
#include "windows/screen_scale.h"
#include "windows/tone_colours.h"

namespace pec::outlook {

// The numbers of the controls in it.
inline constexpr int kPaneHeadline = 201;
inline constexpr int kPaneReasons = 202;
inline constexpr int kPaneDetails = 203;

class VerdictWindow {
 public:
  // Told on the window's thread; the window may be gone when one of them returns.
  struct Told {
    std::function<void()> details;  // the button was pressed
    std::function<void()> focused;  // a control of it got the focus, or the mouse was pressed in it
  };

  // In: the window that it lies in, the place there. Out: null where Windows makes none.
  static std::unique_ptr<VerdictWindow> make(HWND parent, const RECT& place, Told told);
  ~VerdictWindow();
  VerdictWindow(const VerdictWindow&) = delete;
  VerdictWindow& operator=(const VerdictWindow&) = delete;
  VerdictWindow(VerdictWindow&&) = delete;
  VerdictWindow& operator=(VerdictWindow&&) = delete;

  // In: what the button says.
  void show(const ShownVerdict& verdict, const std::wstring& details);
  void move(const RECT& place);
  // The focus goes to the button, unless it is in the window already.
  void take_focus();
  // Whether the message was a key that moves or presses something in here.
  bool translate(MSG& message);
  // Null once its parent was destroyed.
  HWND handle() const noexcept { return handle_; }

 private:
  explicit VerdictWindow(Told told) : told_(std::move(told)) {}

  static INT_PTR CALLBACK receive(HWND window, UINT message, WPARAM first, LPARAM second);
  INT_PTR answer(UINT message, WPARAM first, LPARAM second);
  void command(WPARAM first);
  void paint();
  void lay_out();
  void load_looks();
  void scroll(int code, int thumb);
  void scroll_to(int position);
  bool scroll_by_key(WPARAM key);
  HWND control(int number) const { return ::GetDlgItem(handle_, number); }

  Told told_;
  HWND handle_ = nullptr;
  Tone tone_ = Tone::nothing;
  std::wstring headline_, reasons_, details_;
  int dots_ = kUsualDots;
  int position_ = 0;  // how far it is scrolled
  bool laying_out_ = false;
  PanePlaces places_{};
  OwnedFont plain_, bold_;
  OwnedIcon icon_;
  OwnedBrush background_;
};

}  // namespace pec::outlook
