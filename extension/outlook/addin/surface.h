// SPDX-License-Identifier: EUPL-1.2
//
// What the add-in has in Outlook's own windows: the group in the ribbons and the panes. Office asks
// for both before the add-in is at work.
#pragma once

#include "pane/task_panes.h"
#include "ribbon/ribbon.h"

namespace pec::outlook {

class Surface {
 public:
  Surface(Life& life, const Texts& texts);
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;
  Surface(Surface&&) = delete;
  Surface& operator=(Surface&&) = delete;
  ~Surface() = default;

  // Whoever knows, from now on, is asked by ribbon and panes.
  void attach(RibbonSource& source) noexcept;
  // The work ends: panes go, the ribbon shows that nothing is known.
  void detach() noexcept;

  // A verdict of that window: in its pane and, when Office asks, in its ribbon.
  void show(IDispatch* window, const ShownVerdict& verdict);
  // The window goes.
  void closed(IDispatch* window) { panes_.closed(window); }

  Ribbon& ribbon() noexcept { return ribbon_; }
  TaskPanes& panes() noexcept { return panes_; }

 private:
  Ribbon ribbon_;
  TaskPanes panes_;
};

}  // namespace pec::outlook
