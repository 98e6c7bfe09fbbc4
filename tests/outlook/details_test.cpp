// SPDX-License-Identifier: EUPL-1.2
//
// The window of the details, read and pressed as a person does; and the layouts and colours.
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "icons/icons.h"
#include "pane/verdict_layout.h"
#include "scripted_panes.h"
#include "shown_examples.h"
#include "windows/check_list.h"
#include "windows/details_dialog.h"
#include "windows/details_layout.h"
#include "windows/screen_scale.h"
#include "windows/tone_colours.h"

namespace pec::outlook::testing {
namespace {

// The window once it is there.
HWND find_dialog() {
  for (int tries = 0; tries < 500; ++tries) {
    HWND found = nullptr;
    ::EnumWindows(
        [](HWND window, LPARAM out) -> BOOL {
          DWORD process = 0;
          ::GetWindowThreadProcessId(window, &process);
          const bool ours = process == ::GetCurrentProcessId() &&
                            ::GetDlgItem(window, kDetailsCopy) != nullptr &&
                            ::IsWindowVisible(window) != FALSE;
          if (ours) *reinterpret_cast<HWND*>(out) = window;
          return ours ? FALSE : TRUE;
        },
        reinterpret_cast<LPARAM>(&found));
    if (found != nullptr) return found;
    ::Sleep(10);
  }
  return nullptr;
}

std::wstring clipboard() {
  std::wstring out;
  if (::OpenClipboard(nullptr) == FALSE) return out;
  const HANDLE data = ::GetClipboardData(CF_UNICODETEXT);
  if (data != nullptr) {
    if (const void* text = ::GlobalLock(data)) out = static_cast<const wchar_t*>(text);
    ::GlobalUnlock(data);
  }
  ::CloseClipboard();
  return out;
}

// Shows it, has `person` at it from another thread, and closes it. Out: how often a page was
// wanted.
template <typename Person>
int with_details(const ShownVerdict& verdict, const Texts& texts, Person person) {
  int pages = 0;
  std::jthread other([&] {
    const HWND window = find_dialog();
    ASSERT_NE(window, nullptr);
    person(window);
    ::SendMessageW(window, WM_COMMAND, kDetailsClose, 0);
  });
  show_details(nullptr, verdict, texts, std::make_shared<OpenDialogs>(), [&pages] { ++pages; });
  return pages;
}

TEST(Details, ShowEachCheckAndTheWhole) {
  const Texts texts(Language::italian);
  const ShownVerdict verdict = example_of(Tone::attention, texts);
  const int pages = with_details(verdict, texts, [&](HWND window) {
    const HWND list = ::GetDlgItem(window, kDetailsChecks);
    EXPECT_EQ(ListView_GetItemCount(list), 5);
    EXPECT_EQ(ListView_GetNextItem(list, -1, LVNI_SELECTED), 2) << "the worst is selected";
    EXPECT_NE(text_of_window(::GetDlgItem(window, kDetailsFound)).find(L"21 marzo"),
              std::wstring::npos);
    EXPECT_EQ(text_of_window(::GetDlgItem(window, kDetailsHeadline)), verdict.headline);
    EXPECT_NE(text_of_window(::GetDlgItem(window, kDetailsReasons)).find(L"nove giorni"),
              std::wstring::npos);
    const std::wstring text = text_of_window(::GetDlgItem(window, kDetailsText));
    EXPECT_NE(text.find(L"SHA-256"), std::wstring::npos);
    EXPECT_NE(::GetWindowLongW(::GetDlgItem(window, kDetailsText), GWL_STYLE) & ES_READONLY, 0);
    ListView_SetItemState(list, 4, LVIS_SELECTED, LVIS_SELECTED);
    EXPECT_NE(text_of_window(::GetDlgItem(window, kDetailsFound)).find(L"rete"),
              std::wstring::npos);
    ::SendMessageW(::GetDlgItem(window, kDetailsCopy), BM_CLICK, 0, 0);
    EXPECT_EQ(text_of_window(::GetDlgItem(window, kDetailsCopy)), L"Copiato");
    EXPECT_EQ(clipboard(), text);
    ::SendMessageW(::GetDlgItem(window, kDetailsPage), BM_CLICK, 0, 0);
  });
  EXPECT_EQ(pages, 1);
}

TEST(Details, WithoutChecksShowWhatThereIs) {
  const Texts texts(Language::german);
  const ShownVerdict verdict = example_of(Tone::unknown, texts);
  with_details(verdict, texts, [&](HWND window) {
    for (const int gone : {kDetailsChecks, kDetailsFound, kDetailsText, kDetailsPage})
      EXPECT_FALSE(::IsWindowVisible(::GetDlgItem(window, gone))) << gone;
    ::SendMessageW(::GetDlgItem(window, kDetailsCopy), BM_CLICK, 0, 0);
    EXPECT_EQ(clipboard().substr(0, verdict.headline.size()), verdict.headline);
  });
}

TEST(Details, FitWhateverSizeTheWindowHas) {
  const Texts texts(Language::english);
  with_details(example_of(Tone::bad, texts), texts, [&](HWND window) {
    for (const int width : {400, 1400, 700}) {
      ::SetWindowPos(window, nullptr, 0, 0, width, width * 3 / 4, SWP_NOZORDER);
      RECT client{};
      ::GetClientRect(window, &client);
      for (const int each : {kDetailsHeadline, kDetailsReasons, kDetailsChecks, kDetailsFound,
                             kDetailsText, kDetailsPage, kDetailsCopy, kDetailsClose}) {
        RECT place{};
        ::GetWindowRect(::GetDlgItem(window, each), &place);
        ::MapWindowPoints(nullptr, window, reinterpret_cast<POINT*>(&place), 2);
        EXPECT_GT(place.right, place.left) << each;
        EXPECT_GT(place.bottom, place.top) << each;
        EXPECT_LE(place.right, client.right) << each;
        EXPECT_LE(place.bottom, client.bottom) << each;
      }
    }
  });
}

PaneContent content(int dots, bool has_reasons) {
  return {dots,
          scaled(80, dots),
          scaled(26, dots),
          has_reasons,
          [dots](int width) { return scaled(16, dots) * (1 + scaled(700, dots) / width); },
          [dots](int width) { return scaled(16, dots) * (1 + scaled(1400, dots) / width); }};
}

bool overlap(const RECT& one, const RECT& other) {
  RECT both{};
  return ::IntersectRect(&both, &one, &other) != FALSE;
}

TEST(PaneLayout, NothingLiesOverAnotherThing) {
  for (const int dots : {96, 120, 144, 192, 288}) {
    for (const int width : {60, 200, 439, 440, 900, 3000}) {
      for (const bool has_reasons : {false, true}) {
        const PanePlaces out = place_pane(scaled(width, dots), content(dots, has_reasons));
        const std::array<RECT, 4> all = {out.icon, out.headline, out.reasons, out.button};
        for (std::size_t one = 0; one < all.size(); ++one)
          for (std::size_t other = one + 1; other < all.size(); ++other)
            EXPECT_FALSE(overlap(all[one], all[other])) << dots << ' ' << width;
        for (const RECT& each : all) EXPECT_LE(each.bottom, out.height);
        if (width >= 200) {
          EXPECT_LE(out.button.right, scaled(width, dots));
        }
      }
    }
  }
}

// WCAG 2.2, "relative luminance" and "contrast ratio".
double luminance(COLORREF colour) {
  const auto part = [](int of) {
    const double share = of / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(GetRValue(colour)) + 0.7152 * part(GetGValue(colour)) +
         0.0722 * part(GetBValue(colour));
}

double contrast(COLORREF one, COLORREF other) {
  const double first = luminance(one) + 0.05;
  const double second = luminance(other) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

TEST(ToneColours, CanBeRead) {
  for (const Tone tone : {Tone::nothing, Tone::looking, Tone::good, Tone::attention, Tone::bad,
                          Tone::neutral, Tone::unknown}) {
    const ToneColours out = colours_of(tone, false);
    EXPECT_GT(contrast(out.text, out.background), 12.0);
    EXPECT_GT(contrast(out.edge, out.background), 3.0) << "WCAG 2.2, 1.4.11";
    EXPECT_EQ(colours_of(tone, true).background, ::GetSysColor(COLOR_WINDOW));
    EXPECT_EQ(colours_of(tone, true).text, ::GetSysColor(COLOR_WINDOWTEXT));
  }
}

TEST(ScreenScale, GrowsWithTheScreen) {
  EXPECT_EQ(scaled(32, 192), 64);
  EXPECT_GE(dots_of(nullptr), 96);
  LOGFONTW small{}, large{};
  ::GetObjectW(message_font(96, FW_NORMAL).get(), sizeof small, &small);
  ::GetObjectW(message_font(96, FW_SEMIBOLD, 150).get(), sizeof large, &large);
  EXPECT_EQ(large.lfHeight, ::MulDiv(small.lfHeight, 150, 100));
  EXPECT_EQ(large.lfWeight, FW_SEMIBOLD);
}

// The colours of an icon where it is not transparent.
std::vector<COLORREF> opaque_colours(Icon icon) {
  constexpr int kSize = 32;
  const OwnedIcon loaded = load_icon(icon, kSize);
  ICONINFO parts{};
  if (::GetIconInfo(loaded.get(), &parts) == FALSE) return {};
  BITMAPINFO description{};
  description.bmiHeader = {
      sizeof description.bmiHeader, kSize, -kSize, 1, 32, BI_RGB, 0, 0, 0, 0, 0};
  std::vector<RGBQUAD> pixels(kSize * kSize);
  const HDC screen = ::GetDC(nullptr);
  ::GetDIBits(screen, parts.hbmColor, 0, kSize, pixels.data(), &description, DIB_RGB_COLORS);
  ::ReleaseDC(nullptr, screen);
  ::DeleteObject(parts.hbmColor);
  ::DeleteObject(parts.hbmMask);
  std::vector<COLORREF> out;
  for (const RGBQUAD& each : pixels)
    if (each.rgbReserved == 255) out.push_back(RGB(each.rgbRed, each.rgbGreen, each.rgbBlue));
  return out;
}

TEST(Icons, AreSeenOnLightAndOnDarkRibbons) {
  for (WORD each = 11; each <= 17; ++each) {
    const std::vector<COLORREF> colours = opaque_colours(static_cast<Icon>(each));
    for (const COLORREF ribbon : {RGB(0xFF, 0xFF, 0xFF), RGB(0x26, 0x26, 0x26)}) {
      const auto seen = std::count_if(colours.begin(), colours.end(), [ribbon](COLORREF colour) {
        return contrast(colour, ribbon) > 2.0;
      });
      EXPECT_GT(seen, 100) << each << " on " << ribbon;
    }
  }
}

TEST(Icons, AreSharpInEachSize) {
  for (WORD each = 11; each <= 17; ++each) {
    for (const int size : {16, 20, 24, 32, 48, 64}) {
      const OwnedIcon icon = load_icon(static_cast<Icon>(each), size);
      ASSERT_TRUE(icon) << each;
      ICONINFO parts{};
      ASSERT_TRUE(::GetIconInfo(icon.get(), &parts));
      BITMAP bitmap{};
      ::GetObjectW(parts.hbmColor, sizeof bitmap, &bitmap);
      EXPECT_EQ(bitmap.bmWidth, size);
      ::DeleteObject(parts.hbmColor);
      ::DeleteObject(parts.hbmMask);
    }
  }
}

}  // namespace
}  // namespace pec::outlook::testing
