// SPDX-License-Identifier: EUPL-1.2
#include "pane/task_pane.h"

#include <utility>

namespace pec::outlook {
namespace {

constexpr std::wstring_view kControl = L"PecCompanion.OutlookPane";
// In points: the headline and two lines of reasons.
constexpr long kHeight = 66;

}  // namespace

// ICTPFactory.CreateCTP, CustomTaskPane.ContentControl, .DockPosition, .Visible (Office VBA
// reference). The height may be set of a pane at the top or bottom only, so after the position, and
// is in points ("CustomTaskPane.Height", Visual Studio Tools for Office).
std::unique_ptr<TaskPane> TaskPane::make(TaskPaneFactory* factory, IDispatch* window,
                                         const std::wstring& title, Life& life,
                                         std::function<void()> details,
                                         std::function<void()> changed) {
  if (factory == nullptr) return nullptr;
  const OwnedText control = com_text(kControl);
  const OwnedText words = com_text(title);
  const Value parent(window);
  IDispatch* made = nullptr;
  if (FAILED(factory->CreateCTP(control.get(), words.get(), parent.variant(), &made)))
    return nullptr;
  Owned<IDispatch> pane(made);
  const auto content = get_object(pane.get(), L"ContentControl");
  auto ours = query<PaneControl>(content ? content->get() : nullptr, kPaneControl);
  if (!ours) {
    static_cast<void>(get(pane.get(), L"Delete"));
    return nullptr;
  }
  std::unique_ptr<TaskPane> out(new TaskPane(std::move(pane), std::move(ours)));
  IDispatch* const object = out->pane_.get();
  static_cast<void>(put(object, L"DockPosition", Value(kDockedAtTop)));
  static_cast<void>(put(object, L"Height", Value(kHeight)));
  out->control_->on_details(std::move(details));
  auto events = Subscription::to(
      object, kTaskPaneEvents, life,
      [self = out.get(), changed = std::move(changed)](DISPID event, DISPPARAMS& /*arguments*/) {
        if (event == kVisibleStateChange && !self->setting_ && changed) changed();
      });
  if (events) out->events_.emplace(std::move(*events));
  return out;
}

TaskPane::~TaskPane() {
  events_.reset();
  control_->on_details(nullptr);
  control_.reset();
  try {
    // Outlook may have taken it away with its window already: then this fails, as well.
    static_cast<void>(get(pane_.get(), L"Delete"));
  } catch (...) {  // out of memory: it stays, and does nothing any more
    return;
  }
}

void TaskPane::tell(const ShownVerdict& verdict, const std::wstring& details) {
  control_->show(verdict, details);
}

void TaskPane::set_visible(bool visible) {
  if (visible == visible_ && !was_changed()) return;
  setting_ = true;
  const auto done = put(pane_.get(), L"Visible", truth_value(visible));
  setting_ = false;
  if (done) visible_ = visible;
}

bool TaskPane::was_changed() const {
  const auto now = get(pane_.get(), L"Visible");
  return now && now->truth(visible_) != visible_;
}

}  // namespace pec::outlook
