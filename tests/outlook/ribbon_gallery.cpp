// SPDX-License-Identifier: EUPL-1.2
#include "ribbon_gallery.h"

#include <array>
#include <string>
#include <vector>

#include "ribbon/ribbon_xml.h"
#include "ribbon_caller.h"
#include "shown_examples.h"
#include "text/utf16_windows.h"
#include "windows/screen_scale.h"
// After windows.h, which it builds on.
#include <olectl.h>

namespace pec::outlook::gallery {
namespace {

using testing::example_of;
using testing::RibbonCaller;
using testing::ScriptedObject;

constexpr int kGroupWidth = 300, kGroupHeight = 104, kColumns = 2;
constexpr const wchar_t* kPlainWindow = L"#32770";  // a dialog's, which has a background

// What is shown in one group.
class Example final : public RibbonSource, public PaneSwitch {
 public:
  ShownVerdict verdict_of(IDispatch* /*window*/) override { return verdict; }
  void show_details(IDispatch* /*window*/) override {}
  void show_accounts() override {}
  ComposeState draft_state(IDispatch* /*window*/) override { return draft; }
  void show_draft(IDispatch* /*window*/) override {}
  ReceiptKind receipt_kind(IDispatch* /*window*/) override { return ReceiptKind::brief; }
  void choose_receipt_kind(IDispatch* /*window*/, ReceiptKind /*kind*/) override {}
  bool is_on(IDispatch* /*window*/) override { return true; }
  void toggle(IDispatch* /*window*/) override {}

  ShownVerdict verdict;
  ComposeState draft;
};

// One group, in whose window its controls lie.
class Group {
 public:
  Group(HWND window, int at, HFONT font, const RibbonCaller& office)
      : window_(window), font_(font), office_(office), dots_(dots_of(nullptr)) {
    left_ = scaled(8 + (at % kColumns) * (kGroupWidth + 8), dots_);
    top_ = scaled(8 + (at / kColumns) * (kGroupHeight + 8), dots_);
    add(L"STATIC", L"PEC", SS_CENTER, 2, kGroupHeight - 18, kGroupWidth - 4, 16);
    add(L"STATIC", L"", SS_ETCHEDHORZ, 0, kGroupHeight, kGroupWidth, 2);
  }

  void large_button(std::wstring_view control) const {
    picture(control, 40, 6);
    add(L"STATIC", label(control), SS_CENTER, 4, 42, 104, 44);
  }
  void small_button(std::wstring_view control, int row) const {
    picture(control, 116, 8 + row * 26);
    add(L"STATIC", label(control), SS_LEFT, 138, 8 + row * 26, 158, 20);
  }
  void choice(std::wstring_view control) const {
    small_button(control, 0);
    const HWND list = add(L"COMBOBOX", L"", CBS_DROPDOWNLIST | WS_TABSTOP, 116, 34, 170, 200);
    const long count = office_.call(L"GetItemCount", std::wstring(control)).number();
    for (long each = 0; each < count; ++each) {
      const Value place(each);
      const std::wstring item =
          text::utf16_of(office_.call(L"GetItemLabel", std::wstring(control), {&place}).text());
      ::SendMessageW(list, CB_ADDSTRING, 0, reinterpret_cast<LPARAM>(item.c_str()));
    }
    const long selected = office_.call(L"GetSelectedItemIndex", std::wstring(control)).number();
    ::SendMessageW(list, CB_SETCURSEL, static_cast<WPARAM>(selected), 0);
  }

 private:
  std::wstring label(std::wstring_view control) const {
    return text::utf16_of(office_.call(L"GetLabel", std::wstring(control)).text());
  }

  HWND add(const wchar_t* kind, const std::wstring& text, DWORD style, int x, int y, int width,
           int height) const {
    const HWND out =
        ::CreateWindowExW(0, kind, text.c_str(), WS_CHILD | WS_VISIBLE | style,
                          left_ + scaled(x, dots_), top_ + scaled(y, dots_), scaled(width, dots_),
                          scaled(height, dots_), window_, nullptr, nullptr, nullptr);
    ::SendMessageW(out, WM_SETFONT, reinterpret_cast<WPARAM>(font_), FALSE);
    return out;
  }

  // As large as the add-in gives it.
  void picture(std::wstring_view control, int x, int y) const {
    const Value image = office_.call(L"GetImage", std::wstring(control));
    const auto of = query<IPicture>(image.object(), IID_IPicture);
    OLE_HANDLE handle = 0;
    if (!of || FAILED(of->get_Handle(&handle))) return;
    const HWND field = add(L"STATIC", L"", SS_ICON, x, y, 0, 0);
    // The field takes the picture as its own, and the picture goes before it.
    const auto icon = reinterpret_cast<HICON>(static_cast<ULONG_PTR>(handle));
    ::SendMessageW(field, STM_SETICON, reinterpret_cast<WPARAM>(::CopyIcon(icon)), 0);
  }

  HWND window_;
  HFONT font_;
  const RibbonCaller& office_;
  int dots_, left_ = 0, top_ = 0;
};

std::vector<ComposeState> drafts(const Texts& texts) {
  ComposeState one, many, good, ordinary;
  one.tone = many.tone = Tone::bad;
  one.label = texts.get("outlook.compose.one");
  many.label = texts.get("outlook.compose.many");
  many.label.replace(many.label.find(L"{count}"), 7, L"12");
  good.tone = Tone::good;
  good.label = texts.get("addon.send.headline.none");
  ordinary.tone = Tone::neutral;
  ordinary.label = texts.get("outlook.compose.ordinary");
  return {one, many, good, ordinary};
}

}  // namespace

HWND show_ribbons(const Texts& texts) {
  constexpr int kRows = 5;
  const int dots = dots_of(nullptr);
  static const OwnedFont font = message_font(dots, FW_NORMAL);  // as long as the window
  const HWND window = ::CreateWindowExW(0, kPlainWindow, nullptr, WS_POPUP | WS_VISIBLE, 0, 0,
                                        scaled(8 + kColumns * (kGroupWidth + 8), dots),
                                        scaled(8 + kRows * (kGroupHeight + 8), dots), nullptr,
                                        nullptr, nullptr, nullptr);
  testing::World world;
  const auto shown_in = ScriptedObject::make(world);
  Ribbon ribbon(texts);
  Example example;
  ribbon.attach(&example, &example);
  const RibbonCaller office(world, ribbon, shown_in.get());
  int at = 0;
  for (const Tone tone :
       {Tone::looking, Tone::good, Tone::attention, Tone::bad, Tone::neutral, Tone::unknown}) {
    example.verdict = example_of(tone, texts);
    const Group group(window, at++, font.get(), office);
    group.large_button(kVerdictButton);
    group.small_button(kPaneButton, 0);
    group.small_button(kAccountsButton, 1);
  }
  for (const ComposeState& draft : drafts(texts)) {
    example.draft = draft;
    const Group group(window, at++, font.get(), office);
    group.large_button(kDraftButton);
    group.choice(kReceiptChoice);
  }
  return window;
}

}  // namespace pec::outlook::gallery
