// SPDX-License-Identifier: EUPL-1.2
//
// The panes of all of Outlook's windows: one a window, made when there is something to show in it
// for the first time, and closed as long as the person wants it closed.
#pragma once

#include <functional>
#include <list>
#include <memory>

#include "pane/task_pane.h"
#include "ribbon/ribbon_source.h"
#include "texts/texts.h"

namespace pec::outlook {

class TaskPanes final : public PaneSwitch {
 public:
  // What the panes tell. In: the window.
  struct Told {
    std::function<void(IDispatch* window)> details;  // are asked for
    std::function<void()> switched;                  // a person closed or opened one
  };

  TaskPanes(Life& life, const Texts& texts, Told told);

  // Office's factory, from CTPFactoryAvailable. Without it nothing is shown here.
  void use(TaskPaneFactory* factory) noexcept;

  // In: an Explorer or Inspector, which is kept until closed(); Tone::nothing hides the pane.
  void show(IDispatch* window, const ShownVerdict& verdict);
  // The window goes: nothing of it is kept.
  void closed(IDispatch* window);
  // All of them go, with the factory.
  void end() noexcept;

  bool is_on(IDispatch* window) override;
  void toggle(IDispatch* window) override;

 private:
  struct Entry {
    Owned<IDispatch> window;
    bool wanted = true;
    bool refused = false;  // Office made no pane
    ShownVerdict verdict;
    std::unique_ptr<TaskPane> pane;
  };

  Entry& entry_of(IDispatch* window);
  Entry* find(IDispatch* window);
  void heed_person(Entry& entry);
  void update(Entry& entry);

  Life& life_;
  Texts texts_;
  Told told_;
  Owned<TaskPaneFactory> factory_;
  std::list<Entry> entries_;  // a window may come while another is at work
};

}  // namespace pec::outlook
