// SPDX-License-Identifier: EUPL-1.2
//
// The task pane of one window of Outlook's, with our control in it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "com/dispatch.h"
#include "com/event_sink.h"
#include "com/office.h"
#include "pane/pane_control.h"

namespace pec::outlook {

class TaskPane {
 public:
  // In: Office's factory of panes; the window; the pane's title; who is told that the details are
  // asked for, and that a person closed or opened the pane. Out: null where Office makes none, as
  // when an administrator does not let our control in. It is not visible yet.
  static std::unique_ptr<TaskPane> make(TaskPaneFactory* factory, IDispatch* window,
                                        const std::wstring& title, Life& life,
                                        std::function<void()> details,
                                        std::function<void()> changed);
  // Takes the pane out of the window.
  ~TaskPane();
  TaskPane(const TaskPane&) = delete;
  TaskPane& operator=(const TaskPane&) = delete;
  TaskPane(TaskPane&&) = delete;
  TaskPane& operator=(TaskPane&&) = delete;

  // In: what the button says.
  void tell(const ShownVerdict& verdict, const std::wstring& details);
  void set_visible(bool visible);
  // Whether it is not as set_visible() left it: a person closed it, or opened it.
  bool was_changed() const;
  bool is_set_visible() const noexcept { return visible_; }

 private:
  TaskPane(Owned<IDispatch> pane, Owned<PaneControl> control)
      : pane_(std::move(pane)), control_(std::move(control)) {}

  Owned<IDispatch> pane_;  // CustomTaskPane
  Owned<PaneControl> control_;
  std::optional<Subscription> events_;
  bool visible_ = false;
  bool setting_ = false;
};

}  // namespace pec::outlook
