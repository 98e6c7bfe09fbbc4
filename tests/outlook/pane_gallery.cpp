// SPDX-License-Identifier: EUPL-1.2
//
// Shows a verdict as Outlook's windows have it, to be looked at:
//   pane_gallery it|en|de pane|narrow|details|icons looking|good|attention|bad|neutral|unknown
// "pane" has it in a container that is as wide as a window, "narrow" in one that is too small.
#include <array>
#include <string_view>
#include <utility>

#include "container.h"
#include "icons/icons.h"
#include "pane/verdict_control.h"
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
      ::CreateWindowExW(0, L"STATIC", L"PEC", WS_POPUP | WS_VISIBLE | WS_CLIPCHILDREN, 0, 0,
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

void show_pane(const pec::outlook::ShownVerdict& verdict, const pec::outlook::Texts& texts,
               bool narrow) {
  pec::outlook::testing::World world;
  pec::outlook::Life life;
  const HWND window = narrow ? make_window(260, 120) : make_window(900, 88);
  RECT place{};
  ::GetClientRect(window, &place);
  const pec::outlook::Owned<pec::outlook::VerdictControl> control(
      new pec::outlook::VerdictControl(life));
  control->show(verdict, texts.get("outlook.read.details"));
  control->on_details([&] { pec::outlook::show_details(window, verdict, texts); });
  const auto container = pec::outlook::testing::Container::make(world, window, place);
  container->put_in(static_cast<IOleObject*>(control.get()), OLEIVERB_INPLACEACTIVATE);
  run();
}

void show_icons() {
  const HWND window = make_window(900, 120);
  const int dots = pec::outlook::dots_of(nullptr);
  const HDC context = ::GetDC(window);
  RECT client{};
  ::GetClientRect(window, &client);
  ::FillRect(context, &client, ::GetSysColorBrush(COLOR_BTNFACE));
  int x = 8;
  for (WORD each = 11; each <= 17; ++each) {
    int y = 8;
    for (const int size : {32, 16}) {
      const int side = pec::outlook::scaled(size, dots);
      const auto icon = pec::outlook::load_icon(static_cast<pec::outlook::Icon>(each), side);
      ::DrawIconEx(context, x, y, icon.get(), side, side, 0, nullptr, DI_NORMAL);
      y += side + 8;
    }
    x += pec::outlook::scaled(48, dots);
  }
  ::ReleaseDC(window, context);
  run();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const std::string_view language = argv[1];
  const std::string_view what = argv[2];
  const pec::outlook::Texts texts(language == "it"   ? Language::italian
                                  : language == "de" ? Language::german
                                                     : Language::english);
  ::OleInitialize(nullptr);
  Tone tone = Tone::good;
  for (const auto& [name, each] : kTones)
    if (name == argv[3]) tone = each;
  const auto verdict = pec::outlook::testing::example_of(tone, texts);
  if (what == "icons") show_icons();
  if (what == "details") pec::outlook::show_details(nullptr, verdict, texts);
  if (what == "pane" || what == "narrow") show_pane(verdict, texts, what == "narrow");
  ::OleUninitialize();
  return 0;
}
