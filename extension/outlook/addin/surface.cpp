// SPDX-License-Identifier: EUPL-1.2
#include "addin/surface.h"

namespace pec::outlook {

Surface::Surface(Life& life, const Texts& texts)
    : ribbon_(texts),
      panes_(life, texts,
             {[this](IDispatch* window) { ribbon_.show_details(window); },
              [this] { ribbon_.refresh(); }}) {}

void Surface::attach(RibbonSource& source) noexcept {
  ribbon_.attach(&source, &panes_);
  ribbon_.refresh();
}

void Surface::detach() noexcept {
  ribbon_.attach(nullptr, nullptr);
  panes_.end();
  ribbon_.refresh();
}

void Surface::show(IDispatch* window, const ShownVerdict& verdict) {
  panes_.show(window, verdict);
  ribbon_.refresh();
}

}  // namespace pec::outlook
