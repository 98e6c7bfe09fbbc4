// SPDX-License-Identifier: EUPL-1.2
#include "windows/details_dialog.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "icons/icons.h"
#include "windows/check_list.h"
#include "windows/clipboard.h"
#include "windows/details_layout.h"
#include "windows/dialog_template.h"
#include "windows/line_ends.h"
#include "windows/own_module.h"
#include "windows/screen_scale.h"
#include "windows/text_room.h"
#include "windows/visual_styles.h"

namespace pec::outlook {
namespace {

constexpr WORD kButton = 0x0080, kEdit = 0x0081, kText = 0x0082;
// Labels, which a screen reader says of the control that follows each.
constexpr int kChecksLabel = 311, kFoundLabel = 312, kTextLabel = 313;
constexpr short kWidth = 400, kHeight = 310;  // when it opens, in units of the font
constexpr short kLeastWidth = 220, kLeastHeight = 200;
constexpr int kIcon = 32, kButtonMargin = 16, kLeastButton = 88;  // at 100 %
constexpr UINT kDotsChanged = 0x02E0;                             // WM_DPICHANGED

constexpr DWORD kReadOnly =
    ES_MULTILINE | ES_READONLY | ES_AUTOVSCROLL | WS_VSCROLL | WS_BORDER | WS_TABSTOP;
constexpr DWORD kLabel = SS_LEFT | SS_NOPREFIX;

DialogTemplate describe(const ShownVerdict& verdict, const Texts& texts) {
  DialogTemplate out(texts.get("outlook.details.title"), kWidth, kHeight,
                     kResizing & ~static_cast<DWORD>(WS_MINIMIZEBOX));
  out.add(kText, kDetailsHeadline, kLabel | SS_EDITCONTROL, {}, verdict.headline);
  out.add(kText, kDetailsReasons, kLabel | SS_EDITCONTROL, {}, {});
  out.add(kText, kChecksLabel, kLabel, {}, texts.get("outlook.details.checks"));
  out.add(WC_LISTVIEWW, kDetailsChecks,
          LVS_REPORT | LVS_SINGLESEL | LVS_SHOWSELALWAYS | LVS_SHAREIMAGELISTS | LVS_NOSORTHEADER |
              WS_BORDER | WS_TABSTOP,
          {}, {});
  out.add(kText, kFoundLabel, kLabel, {}, texts.get("outlook.details.found"));
  out.add(kEdit, kDetailsFound, kReadOnly, {}, {});
  out.add(kText, kTextLabel, kLabel, {}, texts.get("outlook.details.text"));
  out.add(kEdit, kDetailsText, kReadOnly, {}, {});
  out.add(kButton, kDetailsPage, BS_PUSHBUTTON | WS_TABSTOP, {}, texts.get("outlook.page.open"));
  out.add(kButton, kDetailsCopy, BS_PUSHBUTTON | WS_TABSTOP, {}, texts.get("outlook.details.copy"));
  out.add(kButton, kDetailsClose, BS_DEFPUSHBUTTON | WS_TABSTOP, {}, texts.get("outlook.close"));
  return out;
}

std::wstring reasons_of(const ShownVerdict& verdict) {
  std::wstring out;
  for (const std::wstring& each : verdict.reasons) {
    if (!out.empty()) out += L"\r\n";
    if (verdict.reasons.size() > 1) out += L"\u2022 ";
    out += with_returns(each);
  }
  return out;
}

class DetailsDialog {
 public:
  DetailsDialog(const ShownVerdict& verdict, const Texts& texts, std::shared_ptr<OpenDialogs> open,
                std::function<void()> as_page)
      : verdict_(verdict),
        texts_(texts),
        open_(std::move(open)),
        as_page_(std::move(as_page)),
        reasons_(reasons_of(verdict)) {}

  void run(HWND parent) {
    DialogTemplate description = describe(verdict_, texts_);
    const VisualStyles styles;
    ::DialogBoxIndirectParamW(own_module(), description.get(), parent, receive,
                              reinterpret_cast<LPARAM>(this));
    open_->remove(window_);
  }

 private:
  static INT_PTR CALLBACK receive(HWND window, UINT message, WPARAM first, LPARAM second) {
    if (message == WM_INITDIALOG) ::SetWindowLongPtrW(window, DWLP_USER, second);
    auto* const self = reinterpret_cast<DetailsDialog*>(::GetWindowLongPtrW(window, DWLP_USER));
    if (self == nullptr) return FALSE;
    try {
      self->window_ = window;
      return self->answer(message, first, second);
    } catch (...) {  // nothing may leave into Windows
      return FALSE;
    }
  }

  INT_PTR answer(UINT message, WPARAM first, LPARAM second) {
    switch (message) {
      case WM_INITDIALOG:
        begin();
        return FALSE;  // the focus is where it belongs
      case WM_SIZE:
        lay_out();
        return TRUE;
      case WM_GETMINMAXINFO:
        set_least(*reinterpret_cast<MINMAXINFO*>(second));
        return TRUE;
      case kDotsChanged:
        load_looks();
        return FALSE;
      case WM_PAINT:
        paint();
        return TRUE;
      case WM_NOTIFY:
        return notified(*reinterpret_cast<const NMHDR*>(second));
      case WM_COMMAND:
        return command(LOWORD(first));
      default:
        return FALSE;
    }
  }

  void begin() {
    open_->add(window_);
    ::SetWindowTextW(control(kDetailsReasons), reasons_.c_str());
    ::SetWindowTextW(control(kDetailsText), with_returns(verdict_.text).c_str());
    load_looks();
    list_.emplace(control(kDetailsChecks), verdict_.checks, texts_, dots_of(window_));
    show_selected();
    lay_out();
    ::SetFocus(control(verdict_.checks.empty() ? kDetailsClose : kDetailsChecks));
  }

  void load_looks() {
    const int dots = dots_of(window_);
    icon_ = load_icon(icon_of(verdict_.tone), scaled(kIcon, dots));
    LOGFONTW description{};
    ::GetObjectW(font(), sizeof description, &description);
    description.lfWeight = FW_SEMIBOLD;
    description.lfHeight = ::MulDiv(description.lfHeight, 120, 100);
    OwnedFont bold(::CreateFontIndirectW(&description));
    ::SendMessageW(control(kDetailsHeadline), WM_SETFONT, reinterpret_cast<WPARAM>(bold.get()),
                   TRUE);
    headline_font_ = std::move(bold);
  }

  void lay_out() {
    const int dots = dots_of(window_);
    const auto button = [&](const char* key) {
      const int text = width_of_text(window_, font(), texts_.get(key));
      return std::max(text + 2 * scaled(kButtonMargin, dots), scaled(kLeastButton, dots));
    };
    const DetailsContent content{
        dots,
        height_of_text(window_, font(), L"X", scaled(100, dots)),
        verdict_.text.empty() ? 0 : button("outlook.page.open"),
        std::max(button("outlook.details.copy"), button("outlook.details.copied")),
        button("outlook.close"),
        !reasons_.empty(),
        !verdict_.checks.empty(),
        !verdict_.text.empty(),
        [this](int width) {
          return height_of_text(window_, headline_font_.get(), verdict_.headline, width);
        },
        [this](int width) { return height_of_text(window_, font(), reasons_, width); }};
    RECT client{};
    ::GetClientRect(window_, &client);
    const DetailsPlaces places = place_details(client.right, client.bottom, content);
    icon_place_ = places.icon;
    move(kDetailsHeadline, places.headline);
    move(kDetailsReasons, places.reasons);
    move(kChecksLabel, places.checks_label);
    move(kDetailsChecks, places.checks);
    move(kFoundLabel, places.found_label);
    move(kDetailsFound, places.found);
    move(kTextLabel, places.text_label);
    move(kDetailsText, places.text);
    move(kDetailsPage, places.page);
    move(kDetailsCopy, places.copy);
    move(kDetailsClose, places.close);
    if (list_) list_->fit();
    ::InvalidateRect(window_, nullptr, TRUE);
  }

  // What has no place is neither seen nor reached.
  void move(int number, const RECT& place) const {
    const bool there = place.right > place.left && place.bottom > place.top;
    ::MoveWindow(control(number), place.left, place.top, place.right - place.left,
                 place.bottom - place.top, TRUE);
    ::ShowWindow(control(number), there ? SW_SHOWNA : SW_HIDE);
  }

  void set_least(MINMAXINFO& out) const {
    RECT least{0, 0, kLeastWidth, kLeastHeight};
    if (::MapDialogRect(window_, &least) != FALSE) out.ptMinTrackSize = {least.right, least.bottom};
  }

  void paint() const {
    PAINTSTRUCT description{};
    const HDC context = ::BeginPaint(window_, &description);
    if (context == nullptr) return;
    const int size = icon_place_.right - icon_place_.left;
    ::DrawIconEx(context, icon_place_.left, icon_place_.top, icon_.get(), size, size, 0, nullptr,
                 DI_NORMAL);
    ::EndPaint(window_, &description);
  }

  INT_PTR notified(const NMHDR& what) {
    if (what.idFrom != kDetailsChecks || what.code != LVN_ITEMCHANGED || !list_) return FALSE;
    show_selected();
    return TRUE;
  }

  void show_selected() const {
    const ShownCheck* const check = list_->selected();
    const std::wstring text = check == nullptr ? std::wstring()
                              : check->text.empty()
                                  ? check->name
                                  : check->name + L"\r\n" + with_returns(check->text);
    ::SetWindowTextW(control(kDetailsFound), text.c_str());
  }

  INT_PTR command(int number) {
    if (number == kDetailsCopy) {
      const std::wstring all = verdict_.text.empty() ? verdict_.headline + L"\r\n" + reasons_
                                                     : with_returns(verdict_.text);
      if (copy_text(window_, all))
        ::SetWindowTextW(control(kDetailsCopy), texts_.get("outlook.details.copied").c_str());
      return TRUE;
    }
    if (number == kDetailsPage) {
      as_page_();
      return TRUE;
    }
    if (number != kDetailsClose && number != IDOK) return FALSE;
    ::EndDialog(window_, number);
    return TRUE;
  }

  HFONT font() const { return reinterpret_cast<HFONT>(::SendMessageW(window_, WM_GETFONT, 0, 0)); }
  HWND control(int number) const { return ::GetDlgItem(window_, number); }

  const ShownVerdict verdict_;
  const Texts texts_;
  const std::shared_ptr<OpenDialogs> open_;
  const std::function<void()> as_page_;
  std::wstring reasons_;
  HWND window_ = nullptr;
  OwnedIcon icon_;
  OwnedFont headline_font_;
  RECT icon_place_{};
  std::optional<CheckList> list_;
};

}  // namespace

void show_details(HWND parent, const ShownVerdict& verdict, const Texts& texts,
                  std::shared_ptr<OpenDialogs> open, std::function<void()> as_page) {
  DetailsDialog(verdict, texts, std::move(open), std::move(as_page)).run(parent);
}

}  // namespace pec::outlook
