// SPDX-License-Identifier: EUPL-1.2
#include "pane/verdict_layout.h"

#include <algorithm>

#include "windows/screen_scale.h"

namespace pec::outlook {
namespace {

// At 100 %.
constexpr int kEdge = 4, kMargin = 8, kIcon = 32, kLeastText = 80;
constexpr int kButtonBesideFrom = 440;  // narrower, it lies below the text

RECT rectangle(int left, int top, int width, int height) {
  return {left, top, left + width, top + height};
}

}  // namespace

PanePlaces place_pane(int width, const PaneContent& content) {
  const auto at = [&content](int length) { return scaled(length, content.dots); };
  const int margin = at(kMargin);
  PanePlaces out{};
  out.icon = rectangle(at(kEdge) + margin, margin, at(kIcon), at(kIcon));
  const int left = out.icon.right + margin;
  const bool beside = width >= at(kButtonBesideFrom);
  const int right = width - margin - (beside ? content.button_width + margin : 0);
  const int room = std::max(right - left, at(kLeastText));

  int y = margin;
  const int headline = content.headline(room);
  // A short text stands in the middle of the icon's height.
  const int all = headline + (content.has_reasons ? margin / 2 + content.reasons(room) : 0);
  if (beside) y += std::max(0, (at(kIcon) - all) / 2);
  out.headline = rectangle(left, y, room, headline);
  y = out.headline.bottom;
  if (content.has_reasons) {
    out.reasons = rectangle(left, y + margin / 2, room, content.reasons(room));
    y = out.reasons.bottom;
  }
  if (beside) {
    out.button = rectangle(width - margin - content.button_width, margin, content.button_width,
                           content.button_height);
  } else {
    out.button = rectangle(left, y + margin, content.button_width, content.button_height);
    y = out.button.bottom;
  }
  out.height =
      std::max({y, static_cast<int>(out.icon.bottom), static_cast<int>(out.button.bottom)}) +
      margin;
  out.edge = rectangle(0, 0, at(kEdge), out.height);
  return out;
}

}  // namespace pec::outlook
