// SPDX-License-Identifier: EUPL-1.2
//
// Shows a verdict as Outlook's windows have it, to be looked at:
//   pane_gallery it|en|de panes|narrow|icons|ribbon
//   pane_gallery it|en|de details looking|good|attention|bad|neutral|unknown
// "panes" has each tone in a container that is as wide as a window, "narrow" in one that is too
// small.
#include <array>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "container.h"
#include "icons/icons.h"
#include "pane/verdict_control.h"
#include "ribbon_gallery.h"
#include "shown_examples.h"
#include "windows/details_dialog.h"

namespace {

using pec::outlook::Language;
using pec::outlook::Tone;

constexpr std::array<std::pair<std::string_view, Tone>, 6> kTones = {
    {{"looking", Tone::looking},
     {"good", Tone::good},
     {"attention", Tone::attention},
     {"bad", Tone::bad},
     {"neutral", Tone::neutral},
     {"unknown", Tone::unknown}}};

HWND make_window(int width, int height) {
  const int dots = pec::outlook::dots_of(nullptr);
  const HWND out =
      ::CreateWindowExW(0, L"STATIC", nullptr, WS_POPUP | WS_VISIBLE | WS_CLIPCHILDREN, 0, 0,
                        pec::outlook::scaled(width, dots), pec::outlook::scaled(height, dots),
                        nullptr, nullptr, nullptr, nullptr);
  return out;
}

// Until it is closed from outside.
void run() {
  MSG message;
  while (::GetMessageW(&message, nullptr, 0, 0) > 0) {
    ::TranslateMessage(&message);
    ::DispatchMessageW(&message);
  }
}

// One below the other, each in a container of its own.
void show_panes(const pec::outlook::Texts& texts, int width, int height) {
  using pec::outlook::testing::Container;
  pec::outlook::testing::World world;
  pec::outlook::Life life;
  const int dots = pec::outlook::dots_of(nullptr);
  const int step = pec::outlook::scaled(height + 4, dots);
  const HWND window = make_window(width, (height + 4) * static_cast<int>(kTones.size()));
  std::vector<pec::outlook::Owned<pec::outlook::VerdictControl>> controls;
  std::vector<pec::outlook::Owned<Container>> containers;
  RECT place{0, 0, pec::outlook::scaled(width, dots), pec::outlook::scaled(height, dots)};
  for (const auto& [name, tone] : kTones) {
    controls.emplace_back(new pec::outlook::VerdictControl(life));
    const auto verdict = pec::outlook::testing::example_of(tone, texts);
    controls.back()->show(verdict, texts.get("outlook.read.details"));
    controls.back()->on_details([window, verdict, &texts] {
      pec::outlook::show_details(window, verdict, texts,
                                 std::make_shared<pec::outlook::OpenDialogs>(), [] {});
    });
    containers.push_back(Container::make(world, window, place));
    containers.back()->put_in(static_cast<IOleObject*>(controls.back().get()),
                              OLEIVERB_INPLACEACTIVATE);
    ::OffsetRect(&place, 0, step);
  }
  run();
}

void show_icons() {
  const HWND window = make_window(400, 80);
  const int dots = pec::outlook::dots_of(nullptr);
  std::vector<pec::outlook::OwnedIcon> icons;
  int x = 8;
  for (WORD each = 11; each <= 17; ++each) {
    int y = 8;
    for (const int size : {32, 16}) {
      const int side = pec::outlook::scaled(size, dots);
      icons.push_back(pec::outlook::load_icon(static_cast<pec::outlook::Icon>(each), side));
      const HWND field = ::CreateWindowExW(0, L"STATIC", nullptr, WS_CHILD | WS_VISIBLE | SS_ICON,
                                           x, y, side, side, window, nullptr, nullptr, nullptr);
      ::SendMessageW(field, STM_SETICON, reinterpret_cast<WPARAM>(icons.back().get()), 0);
      y += side + 8;
    }
    x += pec::outlook::scaled(48, dots);
  }
  run();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string_view language = argv[1];
  const std::string_view what = argv[2];
  const pec::outlook::Texts texts(language == "it"   ? Language::italian
                                  : language == "de" ? Language::german
                                                     : Language::english);
  ::OleInitialize(nullptr);
  Tone tone = Tone::attention;
  for (const auto& [name, each] : kTones)
    if (argc > 3 && name == argv[3]) tone = each;
  if (what == "icons") show_icons();
  if (what == "ribbon") {
    pec::outlook::gallery::show_ribbons(texts);
    run();
  }
  if (what == "panes") show_panes(texts, 900, 84);
  if (what == "narrow") show_panes(texts, 280, 110);
  if (what == "details")
    pec::outlook::show_details(nullptr, pec::outlook::testing::example_of(tone, texts), texts,
                               std::make_shared<pec::outlook::OpenDialogs>(), [] {});
  ::OleUninitialize();
  return 0;
}
