// SPDX-License-Identifier: EUPL-1.2
//
// Where what is in the window of the details lies, for the size that the window has.
#pragma once

#include <functional>
#include <windows.h>

namespace pec::outlook {

struct DetailsContent {
  int dots;        // of the screen, per inch
  int line;        // the height of a line of text
  int page_width;  // of the buttons; 0: it is not there
  int copy_width;
  int close_width;
  bool has_reasons, has_checks, has_text;
  // The height that the text takes at a width.
  std::function<int(int width)> headline;
  std::function<int(int width)> reasons;
};

// Empty rectangles for what is not there.
struct DetailsPlaces {
  RECT icon, headline, reasons;
  RECT checks_label, checks, found_label, found;
  RECT text_label, text;
  RECT page, copy, close;
};

DetailsPlaces place_details(int width, int height, const DetailsContent& content);

}  // namespace pec::outlook
