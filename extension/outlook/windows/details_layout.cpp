// SPDX-License-Identifier: EUPL-1.2
#include "windows/details_layout.h"

#include <algorithm>

#include "windows/screen_scale.h"

namespace pec::outlook {
namespace {

// At 100 %.
constexpr int kMargin = 12, kGap = 6, kIcon = 32, kButtonHeight = 26;
constexpr int kFoundLines = 4;

// Rows from the top down, all from margin to margin.
class Rows {
 public:
  Rows(int left, int width, int top) : left_(left), width_(width), y_(top) {}
  RECT take(int height, int gap) {
    const RECT out{left_, y_, left_ + width_, y_ + std::max(0, height)};
    y_ = out.bottom + gap;
    return out;
  }
  int y() const { return y_; }

 private:
  int left_, width_, y_;
};

}  // namespace

DetailsPlaces place_details(int width, int height, const DetailsContent& content) {
  const auto at = [&content](int length) { return scaled(length, content.dots); };
  const int margin = at(kMargin);
  const int gap = at(kGap);
  DetailsPlaces out{};
  const int bottom = height - margin - at(kButtonHeight);
  out.close = {width - margin - content.close_width, bottom, width - margin, height - margin};
  out.copy = {out.close.left - gap - content.copy_width, bottom, out.close.left - gap,
              height - margin};
  if (content.page_width > 0)
    out.page = {out.copy.left - gap - content.page_width, bottom, out.copy.left - gap,
                height - margin};

  out.icon = {margin, margin, margin + at(kIcon), margin + at(kIcon)};
  const int beside = out.icon.right + margin;
  const int beside_width = std::max(1, width - margin - beside);
  Rows head(beside, beside_width, margin);
  const int headline = content.headline(beside_width);
  if (!content.has_reasons)  // in the middle of the icon's height
    head.take(std::max(0, (at(kIcon) - headline) / 2), 0);
  out.headline = head.take(headline, gap);
  // Many reasons leave room for the rest; all of them are in the text.
  if (content.has_reasons)
    out.reasons = head.take(std::min(content.reasons(beside_width), height / 3), gap);

  Rows rows(margin, std::max(1, width - 2 * margin),
            std::max(head.y(), static_cast<int>(out.icon.bottom) + gap) + gap);
  const int label = content.line + gap / 2;
  const int found = content.line * kFoundLines + gap;
  int rest = bottom - margin - rows.y();
  if (content.has_checks) rest -= 2 * label + found + 2 * gap;
  if (content.has_text) rest -= label + (content.has_checks ? gap : 0);
  const int list = content.has_text ? rest * 3 / 5 : rest;
  if (content.has_checks) {
    out.checks_label = rows.take(label, 0);
    out.checks = rows.take(list, gap);
    out.found_label = rows.take(label, 0);
    out.found = rows.take(found, gap);
  }
  if (content.has_text) {
    out.text_label = rows.take(label, 0);
    out.text = rows.take(bottom - margin - rows.y(), 0);
  }
  return out;
}

}  // namespace pec::outlook
