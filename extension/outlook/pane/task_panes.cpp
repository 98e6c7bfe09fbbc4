// SPDX-License-Identifier: EUPL-1.2
#include "pane/task_panes.h"

#include <algorithm>
#include <utility>

#include "com/office_window.h"

namespace pec::outlook {

TaskPanes::TaskPanes(Life& life, const Texts& texts, Told told)
    : life_(life), texts_(texts), told_(std::move(told)) {}

void TaskPanes::use(TaskPaneFactory* factory) noexcept { factory_ = shared(factory); }

TaskPanes::Entry* TaskPanes::find(IDispatch* window) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [window](const Entry& each) {
    return is_same_window(each.window.get(), window);
  });
  return found == entries_.end() ? nullptr : &*found;
}

TaskPanes::Entry& TaskPanes::entry_of(IDispatch* window) {
  if (Entry* const known = find(window)) return *known;
  entries_.emplace_back().window = shared(window);
  return entries_.back();
}

void TaskPanes::show(IDispatch* window, const ShownVerdict& verdict) {
  if (window == nullptr) return;
  if (verdict.tone == Tone::nothing && find(window) == nullptr) return;
  Entry& entry = entry_of(window);
  heed_person(entry);
  entry.verdict = verdict;
  update(entry);
}

// Closed by its cross, the pane stays closed; opened again by whatever means, it is wanted.
void TaskPanes::heed_person(Entry& entry) {
  if (!entry.pane || !entry.pane->was_changed()) return;
  entry.wanted = !entry.pane->is_set_visible();
}

void TaskPanes::update(Entry& entry) {
  // A verdict that is on the way takes the place of the one before, and opens nothing: most
  // messages are ordinary mail, and a pane would flash for each.
  const bool is_open = entry.pane && entry.pane->is_set_visible();
  const bool is_shown =
      entry.verdict.tone != Tone::nothing && (entry.verdict.tone != Tone::looking || is_open);
  const bool visible = entry.wanted && is_shown;
  if (visible && !entry.pane && !entry.refused && factory_) {
    IDispatch* const window = entry.window.get();  // as long as the entry, and so the pane
    entry.pane = TaskPane::make(
        factory_.get(), window, texts_.get("outlook.pane.title"), life_,
        [this, window] {
          const auto held = shared(window);
          const auto told = told_.details;
          if (told) told(window);
        },
        [this] {
          const auto told = told_.switched;
          if (told) told();
        });
    entry.refused = !entry.pane;
  }
  if (!entry.pane) return;
  if (visible) entry.pane->tell(entry.verdict, texts_.get("outlook.read.details"));
  entry.pane->set_visible(visible);
}

void TaskPanes::closed(IDispatch* window) {
  std::list<Entry> going;
  for (auto each = entries_.begin(); each != entries_.end();) {
    const auto next = std::next(each);
    if (is_same_window(each->window.get(), window)) going.splice(going.end(), entries_, each);
    each = next;
  }
}

void TaskPanes::end() noexcept {
  const auto going = std::exchange(entries_, {});
  factory_.reset();
}

bool TaskPanes::is_on(IDispatch* window) {
  Entry* const entry = find(window);
  if (entry == nullptr) return true;
  heed_person(*entry);
  return entry->wanted;
}

void TaskPanes::toggle(IDispatch* window) {
  if (window == nullptr) return;
  Entry& entry = entry_of(window);
  heed_person(entry);
  entry.wanted = !entry.wanted;
  update(entry);
}

}  // namespace pec::outlook
