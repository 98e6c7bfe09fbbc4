// SPDX-License-Identifier: EUPL-1.2
//
// Where what is in the pane lies, for the room that there is.
#pragma once

#include <functional>
#include <windows.h>

namespace pec::outlook {

struct PaneContent {
  int dots;  // of the screen, per inch
  int button_width;
  int button_height;
  bool has_reasons;
  // The height that the text takes at a width.
  std::function<int(int width)> headline;
  std::function<int(int width)> reasons;
};

struct PanePlaces {
  RECT edge;  // the stripe in the tone's colour
  RECT icon;
  RECT headline;
  RECT reasons;  // empty where there are none
  RECT button;
  int height;  // of all of it, with its margins
};

// In: `width` of the window; at least some text fits however narrow it is.
PanePlaces place_pane(int width, const PaneContent& content);

}  // namespace pec::outlook
