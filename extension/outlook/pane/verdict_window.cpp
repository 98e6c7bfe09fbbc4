// SPDX-License-Identifier: EUPL-1.2
//
// A dialog box within another window ("DS_CONTROL"; Microsoft, "About Dialog Boxes"): Windows moves
// the focus in it and asks it for the colours of its controls.
#include "pane/verdict_window.h"

#include <algorithm>
#include <utility>

#include "windows/dialog_template.h"
#include "windows/own_module.h"
#include "windows/text_room.h"
#include "windows/visual_styles.h"

namespace pec::outlook {
namespace {

constexpr WORD kButton = 0x0080, kText = 0x0082;
constexpr int kHeadlinePercent = 110;
constexpr int kButtonMargin = 12, kButtonHeight = 26, kIconSize = 32, kLine = 20;  // at 100 %
constexpr UINT kDotsChanged = 0x02E3;  // WM_DPICHANGED_AFTERPARENT

constexpr DWORD kLabel = SS_LEFT | SS_NOPREFIX | SS_EDITCONTROL;

DialogTemplate describe() {
  DialogTemplate out({}, 0, 0, WS_CHILD | DS_CONTROL | WS_CLIPCHILDREN | WS_VSCROLL);
  out.add(kText, kPaneHeadline, kLabel, {}, {});
  out.add(kText, kPaneReasons, kLabel, {}, {});
  out.add(kButton, kPaneDetails, BS_PUSHBUTTON | BS_NOTIFY | WS_TABSTOP, {}, {});
  return out;
}

// One below the other; several have a mark each.
std::wstring lines_of(const std::vector<std::wstring>& reasons) {
  std::wstring out;
  for (const std::wstring& each : reasons) {
    if (!out.empty()) out += L"\r\n";
    if (reasons.size() > 1) out += L"\u2022 ";
    out += each;
  }
  return out;
}

void place(HWND control, const RECT& where, int up) {
  ::SetWindowPos(control, nullptr, where.left, where.top - up, where.right - where.left,
                 where.bottom - where.top, SWP_NOZORDER | SWP_NOACTIVATE | SWP_NOCOPYBITS);
}

void set_font(HWND control, HFONT font) {
  ::SendMessageW(control, WM_SETFONT, reinterpret_cast<WPARAM>(font), TRUE);
}

}  // namespace

std::unique_ptr<VerdictWindow> VerdictWindow::make(HWND parent, const RECT& place, Told told) {
  std::unique_ptr<VerdictWindow> out(new VerdictWindow(std::move(told)));
  DialogTemplate description = describe();
  const VisualStyles styles;
  ::CreateDialogIndirectParamW(own_module(), description.get(), parent, receive,
                               reinterpret_cast<LPARAM>(out.get()));
  if (out->handle_ == nullptr) return nullptr;
  out->move(place);
  ::ShowWindow(out->handle_, SW_SHOWNA);
  return out;
}

VerdictWindow::~VerdictWindow() {
  const HWND window = std::exchange(handle_, nullptr);
  if (window == nullptr) return;
  ::SetWindowLongPtrW(window, DWLP_USER, 0);
  ::DestroyWindow(window);
}

INT_PTR CALLBACK VerdictWindow::receive(HWND window, UINT message, WPARAM first, LPARAM second) {
  if (message == WM_INITDIALOG) {
    auto* const made = reinterpret_cast<VerdictWindow*>(second);
    ::SetWindowLongPtrW(window, DWLP_USER, second);
    made->handle_ = window;
    return FALSE;  // the focus stays where it is
  }
  auto* const self = reinterpret_cast<VerdictWindow*>(::GetWindowLongPtrW(window, DWLP_USER));
  if (self == nullptr) return FALSE;
  if (message == WM_NCDESTROY) self->handle_ = nullptr;  // with its parent
  try {
    return self->answer(message, first, second);
  } catch (...) {  // nothing may leave into Outlook's message loop
    return FALSE;
  }
}

INT_PTR VerdictWindow::answer(UINT message, WPARAM first, LPARAM second) {
  switch (message) {
    case WM_CTLCOLORDLG:
    case WM_CTLCOLORSTATIC:
    case WM_CTLCOLORBTN: {
      const HDC context = reinterpret_cast<HDC>(first);
      ::SetBkMode(context, TRANSPARENT);
      ::SetTextColor(context, colours_of(tone_).text);
      return reinterpret_cast<INT_PTR>(background_.get());
    }
    case WM_PAINT:
      paint();
      return TRUE;
    case WM_SIZE:
      lay_out();
      return TRUE;
    case WM_VSCROLL:
      scroll(LOWORD(first), HIWORD(first));
      return TRUE;
    case WM_MOUSEWHEEL:
      scroll_to(position_ -
                ::MulDiv(GET_WHEEL_DELTA_WPARAM(first), 3 * scaled(kLine, dots_), WHEEL_DELTA));
      return TRUE;
    case WM_SYSCOLORCHANGE:
    case WM_SETTINGCHANGE:
    case WM_THEMECHANGED:
    case kDotsChanged:
      load_looks();
      lay_out();
      return FALSE;
    case WM_MOUSEACTIVATE:
      if (const auto told = told_.focused) told();
      return FALSE;
    case WM_COMMAND:
      command(first);
      return TRUE;
    default:
      static_cast<void>(second);
      return FALSE;
  }
}

// This may be gone afterwards.
void VerdictWindow::command(WPARAM first) {
  if (LOWORD(first) != kPaneDetails) return;
  const auto told = HIWORD(first) == BN_CLICKED    ? told_.details
                    : HIWORD(first) == BN_SETFOCUS ? told_.focused
                                                   : std::function<void()>();
  if (told) told();
}

void VerdictWindow::paint() {
  PAINTSTRUCT description{};
  const HDC context = ::BeginPaint(handle_, &description);
  if (context == nullptr) return;
  const ToneColours colours = colours_of(tone_);
  RECT edge = places_.edge;
  RECT client{};
  ::GetClientRect(handle_, &client);
  edge.bottom = std::max(edge.bottom, client.bottom);
  const OwnedBrush brush(::CreateSolidBrush(colours.edge));
  ::FillRect(context, &edge, brush.get());
  const int size = places_.icon.right - places_.icon.left;
  if (icon_)
    ::DrawIconEx(context, places_.icon.left, places_.icon.top - position_, icon_.get(), size, size,
                 0, nullptr, DI_NORMAL);
  ::EndPaint(handle_, &description);
}

void VerdictWindow::show(const ShownVerdict& verdict, const std::wstring& details) {
  if (handle_ == nullptr) return;
  tone_ = verdict.tone;
  headline_ = verdict.headline;
  reasons_ = lines_of(verdict.reasons);
  details_ = details;
  position_ = 0;
  ::SetWindowTextW(control(kPaneHeadline), headline_.c_str());
  ::SetWindowTextW(control(kPaneReasons), reasons_.c_str());
  ::SetWindowTextW(control(kPaneDetails), details_.c_str());
  load_looks();
  lay_out();
}

// Fonts, icon and colours for the screen that the window is on.
void VerdictWindow::load_looks() {
  dots_ = dots_of(handle_);
  OwnedFont plain = message_font(dots_, FW_NORMAL);
  OwnedFont bold = message_font(dots_, FW_SEMIBOLD, kHeadlinePercent);
  set_font(control(kPaneHeadline), bold.get());
  set_font(control(kPaneReasons), plain.get());
  set_font(control(kPaneDetails), plain.get());
  plain_ = std::move(plain);  // the old ones are in nobody's hands any more
  bold_ = std::move(bold);
  icon_ = load_icon(icon_of(tone_), scaled(kIconSize, dots_));
  background_.reset(::CreateSolidBrush(colours_of(tone_).background));
}

void VerdictWindow::lay_out() {
  if (laying_out_ || handle_ == nullptr) return;  // the scroll bar comes and goes by it
  laying_out_ = true;
  const PaneContent content{
      dots_,
      width_of_text(handle_, plain_.get(), details_) + 2 * scaled(kButtonMargin, dots_),
      scaled(kButtonHeight, dots_),
      !reasons_.empty(),
      [this](int width) { return height_of_text(handle_, bold_.get(), headline_, width); },
      [this](int width) { return height_of_text(handle_, plain_.get(), reasons_, width); }};
  RECT client{};
  for (int round = 0; round < 2; ++round) {  // again, where the bar changed the width
    ::GetClientRect(handle_, &client);
    places_ = place_pane(client.right, content);
    SCROLLINFO scroll{sizeof scroll,
                      SIF_RANGE | SIF_PAGE,
                      0,
                      places_.height - 1,
                      static_cast<UINT>(client.bottom),
                      0,
                      0};
    ::SetScrollInfo(handle_, SB_VERT, &scroll, TRUE);
  }
  laying_out_ = false;
  scroll_to(position_);
}

void VerdictWindow::scroll_to(int position) {
  RECT client{};
  ::GetClientRect(handle_, &client);
  const int last = std::max(0, places_.height - static_cast<int>(client.bottom));
  position_ = std::clamp(position, 0, last);
  SCROLLINFO scroll{sizeof scroll, SIF_POS, 0, 0, 0, position_, 0};
  ::SetScrollInfo(handle_, SB_VERT, &scroll, TRUE);
  place(control(kPaneHeadline), places_.headline, position_);
  place(control(kPaneReasons), places_.reasons, position_);
  place(control(kPaneDetails), places_.button, position_);
  ::RedrawWindow(handle_, nullptr, nullptr, RDW_INVALIDATE | RDW_ERASE | RDW_ALLCHILDREN);
}

void VerdictWindow::scroll(int code, int thumb) {
  RECT client{};
  ::GetClientRect(handle_, &client);
  const int line = scaled(kLine, dots_);
  const int page = std::max(line, static_cast<int>(client.bottom) - line);
  switch (code) {
    case SB_LINEUP:
      return scroll_to(position_ - line);
    case SB_LINEDOWN:
      return scroll_to(position_ + line);
    case SB_PAGEUP:
      return scroll_to(position_ - page);
    case SB_PAGEDOWN:
      return scroll_to(position_ + page);
    case SB_TOP:
      return scroll_to(0);
    case SB_BOTTOM:
      return scroll_to(places_.height);
    case SB_THUMBTRACK:
    case SB_THUMBPOSITION:
      return scroll_to(thumb);
    default:
      return;
  }
}

bool VerdictWindow::scroll_by_key(WPARAM key) {
  switch (key) {
    case VK_UP:
      scroll(SB_LINEUP, 0);
      return true;
    case VK_DOWN:
      scroll(SB_LINEDOWN, 0);
      return true;
    case VK_PRIOR:
      scroll(SB_PAGEUP, 0);
      return true;
    case VK_NEXT:
      scroll(SB_PAGEDOWN, 0);
      return true;
    default:
      return false;
  }
}

void VerdictWindow::move(const RECT& place) {
  ::SetWindowPos(handle_, nullptr, place.left, place.top, place.right - place.left,
                 place.bottom - place.top, SWP_NOZORDER | SWP_NOACTIVATE);
  lay_out();
}

void VerdictWindow::take_focus() {
  const HWND focused = ::GetFocus();
  if (focused != handle_ && ::IsChild(handle_, focused) == FALSE) ::SetFocus(control(kPaneDetails));
}

bool VerdictWindow::translate(MSG& message) {
  if (handle_ == nullptr || message.message < WM_KEYFIRST || message.message > WM_KEYLAST)
    return false;
  // There is one place for the focus: beyond it lies the rest of Outlook.
  if (message.message == WM_KEYDOWN && message.wParam == VK_TAB) return false;
  if (message.message == WM_KEYDOWN && scroll_by_key(message.wParam)) return true;
  // IsDialogMessage knows a button for Enter only where one is marked.
  if (message.message == WM_KEYDOWN && message.wParam == VK_RETURN &&
      ::GetFocus() == control(kPaneDetails)) {
    ::SendMessageW(control(kPaneDetails), BM_CLICK, 0, 0);
    return true;
  }
  return ::IsDialogMessageW(handle_, &message) != FALSE;
}

}  // namespace pec::outlook
