// SPDX-License-Identifier: EUPL-1.2
//
// Members and events are those of Microsoft's "Outlook VBA reference": Application.Explorers,
// .Inspectors, Explorer.Selection, .SelectionChange, .FolderSwitch, .Close, .InlineResponse,
// Inspectors.NewInspector (in which the item must not be asked much yet), Inspector.CurrentItem,
// .Activate, MailItem.Class, .Sent, .Close, .Unload.
#include "addin/window_watch.h"

#include <algorithm>
#include <utility>

#include "addin/identifiers.h"
#include "com/dispatch.h"
#include "model/outgoing_mail.h"
#include "model/received_mail.h"

namespace pec::outlook {
namespace {

constexpr long kMaxWindows = 100;  // that are there when the add-in comes

// The only argument, where it is an object.
IDispatch* object_in(const DISPPARAMS& arguments) {
  if (arguments.cArgs != 1 || arguments.rgvarg[0].vt != VT_DISPATCH) return nullptr;
  return arguments.rgvarg[0].pdispVal;
}

// What an Explorer has selected, where it is one thing, or what an Inspector shows.
Owned<IDispatch> item_in(IDispatch* window) {
  if (auto item = get_object(window, L"CurrentItem")) return std::move(*item);
  const auto selection = get_object(window, L"Selection");
  const auto count = selection ? get(selection->get(), L"Count") : Called(Value());
  if (!selection || !count || count->number() != 1) return nullptr;
  const Value first(1L);
  auto item = get_object(selection->get(), L"Item", {&first});
  return item ? std::move(*item) : nullptr;
}

}  // namespace

Owned<IDispatch> message_in(IDispatch* window) {
  Owned<IDispatch> item = item_in(window);
  const bool is_message = item && is_mail(item.get()) && has_been_sent(item.get());
  return is_message ? std::move(item) : nullptr;
}

WindowWatch::WindowWatch(IDispatch* application, Life& life, MainThread& main,
                         WindowListener& listener)
    : life_(life), main_(main), listener_(listener) {
  watch_windows(application);
}

WindowWatch::~WindowWatch() = default;

void WindowWatch::watch_windows(IDispatch* application) {
  if (auto explorers = get_object(application, L"Explorers")) explorers_ = std::move(*explorers);
  if (auto inspectors = get_object(application, L"Inspectors"))
    inspectors_ = std::move(*inspectors);
  const auto on_opened = [this](IDispatch* windows, const IID& events, DISPID opened,
                                void (WindowWatch::*welcome)(IDispatch*)) {
    if (windows == nullptr) return;
    auto subscription = Subscription::to(
        windows, events, life_, [this, opened, welcome](DISPID event, DISPPARAMS& arguments) {
          if (event == opened && object_in(arguments) != nullptr)
            (this->*welcome)(object_in(arguments));
        });
    if (subscription) openings_.push_back(std::move(*subscription));
    each_member(windows, kMaxWindows,
                [this, welcome](IDispatch* window) { (this->*welcome)(window); });
  };
  on_opened(explorers_.get(), kExplorersEvents, kNewExplorer, &WindowWatch::add_explorer);
  on_opened(inspectors_.get(), kInspectorsEvents, kNewInspector, &WindowWatch::add_inspector);
}

void WindowWatch::add(IDispatch* window, const IID& events, Handler handler) {
  Window& added = windows_.emplace_back(Window{shared(window), {}, nullptr, {}, {}});
  IDispatch* const same = added.window.get();  // lives as long as the subscription
  auto subscription = Subscription::to(window, events, life_,
                                       [this, same, handler](DISPID event, DISPPARAMS& arguments) {
                                         (this->*handler)(same, event, arguments);
                                       });
  if (subscription) added.events.push_back(std::move(*subscription));
}

void WindowWatch::remove(IDispatch* window) {
  const auto held = shared(window);  // it is told of, last
  listener_.on_closed(window);
  windows_.remove_if([window](const Window& each) { return each.window.get() == window; });
}

void WindowWatch::add_explorer(IDispatch* explorer) {
  add(explorer, kExplorerEvents, &WindowWatch::on_explorer);
  tell_selection(windows_.back().window.get());
}

void WindowWatch::add_inspector(IDispatch* inspector) {
  add(inspector, kInspectorEvents, &WindowWatch::on_inspector);
  // Not before the window is there: asking the item now may keep Outlook from making it well.
  tell_item_later(windows_.back().window.get());
}

WindowWatch::Window* WindowWatch::find(IDispatch* window) {
  const auto found = std::find_if(windows_.begin(), windows_.end(), [window](const Window& each) {
    return each.window.get() == window;
  });
  return found == windows_.end() ? nullptr : &*found;
}

void WindowWatch::tell_item_later(IDispatch* inspector) {
  main_.post([this, alive = std::weak_ptr<bool>(alive_), inspector] {
    if (!alive.expired() && find(inspector) != nullptr) tell_item(inspector);
  });
}

void WindowWatch::on_explorer(IDispatch* explorer, DISPID event, DISPPARAMS& arguments) {
  // An account's own page has no selection, and tells of none.
  if (event == kSelectionChange || event == kFolderSwitch) tell_selection(explorer);
  if (event == kInlineResponse && object_in(arguments) != nullptr)
    listener_.on_composing(explorer, object_in(arguments));
  if (event == kExplorerClose) remove(explorer);
}

void WindowWatch::on_inspector(IDispatch* inspector, DISPID event, DISPPARAMS& /*arguments*/) {
  if (event == kInspectorActivate) tell_item_later(inspector);
  if (event == kInspectorClose) remove(inspector);
}

void WindowWatch::tell_selection(IDispatch* explorer) {
  const auto message = message_in(explorer);
  listener_.on_shown(explorer, message.get());
}

// An Inspector may go on to another item ("Next item"), of which nobody tells but the item that it
// leaves; and one that closes may yet stay, since closing can be cancelled (MailItem.Close).
void WindowWatch::watch_item(Window& of, IDispatch* item) {
  of.item_events.clear();
  IDispatch* const window = of.window.get();
  auto events = Subscription::to(item, kItemEvents, life_,
                                 [this, window](DISPID event, DISPPARAMS& /*arguments*/) {
                                   if (event != kItemClose && event != kItemUnload) return;
                                   if (Window* const left = find(window)) {
                                     left->item.reset();
                                     left->item_events.clear();
                                   }
                                   tell_item_later(window);
                                 });
  if (events) of.item_events.push_back(std::move(*events));
}

void WindowWatch::tell_item(IDispatch* inspector) {
  const auto held = shared(inspector);
  const auto item = get_object(inspector, L"CurrentItem");
  IDispatch* const shown = item ? item->get() : nullptr;
  auto identity = query<IUnknown>(shown, IID_IUnknown);
  std::string entry = text_of(shown, L"EntryID");
  Window* const window = find(inspector);
  if (window == nullptr) return;  // it closed while Outlook was asked
  const bool is_same =
      identity && window->item &&
      (identity.get() == window->item.get() || (!entry.empty() && entry == window->entry));
  if (is_same) return;
  window->item = std::move(identity);
  window->entry = std::move(entry);
  watch_item(*window, shown);
  const bool is_message = is_mail(shown);
  const bool is_sent = is_message && has_been_sent(shown);
  listener_.on_shown(inspector, is_sent ? shown : nullptr);
  if (is_message && !is_sent) listener_.on_composing(inspector, shown);
}

}  // namespace pec::outlook
