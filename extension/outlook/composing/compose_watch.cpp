// SPDX-License-Identifier: EUPL-1.2
//
// Microsoft, "Outlook VBA reference": MailItem.PropertyChange, which names the property;
// MailItem.AttachmentAdd; MailItem.AttachmentRemove; MailItem.Close; MailItem.Unload, in which no
// member of the item may be called any more.
#include "composing/compose_watch.h"

#include <algorithm>
#include <array>
#include <utility>

#include "addin/identifiers.h"
#include "com/office_window.h"

namespace pec::outlook {
namespace {

using std::chrono::milliseconds;

// The properties that say what is checked, beside the attachments. Of the body only the size is.
constexpr std::array<std::wstring_view, 6> kChecked = {
    L"To", L"CC", L"BCC", L"Subject", L"BodyFormat", L"SendUsingAccount"};
// Of the time, reading takes one part in so many: while it goes on, and from one look to the next.
constexpr int kShareOfReading = 4, kShareOfLooks = 20;

milliseconds since(Clock::time_point start) {
  return std::chrono::ceil<milliseconds>(Clock::now() - start);
}

// Whether the property that changed is one that is checked (its name is the only argument).
bool is_checked(const DISPPARAMS& arguments) {
  if (arguments.cArgs != 1 || arguments.rgvarg[0].vt != VT_BSTR) return false;
  const std::wstring_view name = view_of(arguments.rgvarg[0].bstrVal);
  return std::find(kChecked.begin(), kChecked.end(), name) != kChecked.end();
}

}  // namespace

// A message that is being written.
struct ComposeWatch::Draft {
  Owned<IDispatch> item;
  Owned<IDispatch> window;  // null where it is not known
  Owned<IUnknown> identity;
  std::optional<Subscription> events;
  ComposeState state;
  bool is_due = false;  // it changed since it was last looked at
  Clock::time_point changed_at{};
};

// Once through a message: first it is read, then the host is asked.
struct ComposeWatch::Look {
  explicit Look(Shared of) : draft(std::move(of)) { reader.emplace(draft->item.get()); }

  // The item is not held any longer; unless it is being read just now: then whoever reads sees to
  // it.
  void release() {
    if (!is_reading) reader.reset();
  }

  Shared draft;
  std::optional<OutgoingMailReader> reader;  // until all is read
  bool is_reading = false;                   // Outlook may call back meanwhile
  milliseconds taken{0};                     // of Outlook's thread
  bool is_asking = false;
};

ComposeWatch::ComposeWatch(Conversation& host, std::filesystem::path program, MainThread& thread,
                           Life& life, const Texts& texts, std::function<void()> changed,
                           ComposeTimes times)
    : thread_(thread),
      life_(life),
      texts_(texts),
      changed_(std::move(changed)),
      times_(times),
      question_(host, thread),
      network_(
          std::move(program), thread, [this] { touch_all(); }, times.network) {}

ComposeWatch::~ComposeWatch() {
  alive_.reset();
  while (!drafts_.empty()) drop(drafts_.back());
}

void ComposeWatch::begin(IDispatch* item, IDispatch* window) {
  if (const Shared known = draft_of(item)) return touch(known);
  if (drafts_.size() >= kMaxDrafts || !is_mail(item)) return;
  auto draft = std::make_shared<Draft>();
  draft->item = shared(item);
  draft->window = shared(window);
  draft->identity = query<IUnknown>(item, IID_IUnknown);
  draft->state = looking_state(texts_);
  auto events = Subscription::to(
      item, kItemEvents, life_,
      [this, weak = std::weak_ptr<Draft>(draft)](DISPID event, DISPPARAMS& arguments) {
        if (const Shared told = weak.lock()) on_event(told, event, arguments);
      });
  if (!events || !draft->identity) return;
  draft->events.emplace(std::move(*events));
  drafts_.push_back(draft);
  touch(draft);
  changed_();
}

void ComposeWatch::end(IDispatch* item) {
  if (const Shared draft = draft_of(item)) drop(draft);
}

ComposeState ComposeWatch::state(IDispatch* item) const {
  const Shared draft = draft_of(item);
  return draft ? draft->state : ComposeState();
}

ComposeState ComposeWatch::state_in(IDispatch* window) const {
  const auto found = std::find_if(drafts_.rbegin(), drafts_.rend(), [window](const Shared& one) {
    return is_same_window(one->window.get(), window);
  });
  return found == drafts_.rend() ? ComposeState() : (*found)->state;
}

// Two pointers are of one object if they are the same as IUnknown (Microsoft,
// "IUnknown::QueryInterface").
ComposeWatch::Shared ComposeWatch::draft_of(IDispatch* item) const {
  const auto identity = query<IUnknown>(item, IID_IUnknown);
  const auto found = std::find_if(drafts_.begin(), drafts_.end(), [&](const Shared& one) {
    return identity && one->identity.get() == identity.get();
  });
  return found == drafts_.end() ? nullptr : *found;
}

void ComposeWatch::on_event(const Shared& draft, DISPID event, const DISPPARAMS& arguments) {
  if (event == kItemClose || event == kItemUnload) return drop(draft);
  const bool is_ours = event == kAttachmentAdd || event == kAttachmentRemove ||
                       (event == kPropertyChange && is_checked(arguments));
  if (is_ours) touch(draft);
}

void ComposeWatch::touch(const Shared& draft) {
  draft->is_due = true;
  draft->changed_at = Clock::now();
  // What was read so far is no longer so. A question that is asked is waited for: no work is
  // stacked up in front of a slow host.
  if (look_ && look_->draft == draft && !look_->is_asking) cut_short();
  wake_after(times_.quiet);
}

void ComposeWatch::cut_short() { std::exchange(look_, nullptr)->release(); }

void ComposeWatch::touch_all() {
  for (const Shared& draft : drafts_) touch(draft);
}

void ComposeWatch::drop(const Shared& draft) {
  const Shared kept = draft;
  if (look_ && look_->draft == kept && !look_->is_asking) cut_short();
  drafts_.erase(std::remove(drafts_.begin(), drafts_.end(), kept), drafts_.end());
  kept->events.reset();
  kept->identity.reset();
  kept->window.reset();
  kept->item.reset();
}

void ComposeWatch::after(milliseconds delay, std::function<void()> work) {
  thread_.later(delay, [alive = std::weak_ptr<bool>(alive_), work = std::move(work)] {
    if (!alive.expired()) work();
  });
}

// However many changes come, one timer waits.
void ComposeWatch::wake_after(milliseconds delay) {
  if (wakes_) return;
  wakes_ = true;
  after(delay, [this] { wake(); });
}

void ComposeWatch::wake() {
  wakes_ = false;
  if (look_) return;  // its end wakes
  Shared newest;
  for (const Shared& draft : drafts_)
    if (draft->is_due && (!newest || draft->changed_at > newest->changed_at)) newest = draft;
  if (!newest) return;
  const auto ready = std::max(newest->changed_at + times_.quiet, not_before_);
  if (const auto left = std::chrono::ceil<milliseconds>(ready - Clock::now()); left.count() > 0)
    return wake_after(left);
  newest->is_due = false;
  look_ = std::make_shared<Look>(newest);
  read(look_);
}

// Outlook may call back while it is read; then the look may be over, and this gone.
void ComposeWatch::read(const std::shared_ptr<Look>& of) {
  const std::shared_ptr<Look> look = of;
  if (look_ != look) return;
  const std::weak_ptr<bool> alive = alive_;
  const Clock::time_point start = Clock::now();
  look->is_reading = true;
  const auto outcome = look->reader->read(start + times_.slice);
  look->is_reading = false;
  if (alive.expired() || look_ != look) return look->release();
  const milliseconds took = since(start);
  look->taken += took;
  not_before_ = Clock::now() + kShareOfLooks * look->taken;
  if (outcome == OutgoingMailReader::Outcome::complete) return ask(look);
  if (outcome == OutgoingMailReader::Outcome::failed || look->taken > times_.reading)
    return finish(look, tl::make_unexpected(Trouble{Trouble::Kind::gone, {}}));
  after(std::max(times_.pause, kShareOfReading * took), [this, look] { read(look); });
}

void ComposeWatch::ask(const std::shared_ptr<Look>& look) {
  look->is_asking = true;
  nlohmann::json params = draft_params(look->reader->mail(), texts_.language());
  look->release();
  question_.ask("draft.check", std::move(params), times_.answer,
                [this, look](const Reply& reply) { finish(look, reply); });
}

void ComposeWatch::finish(const std::shared_ptr<Look>& look, const Reply& reply) {
  const Shared draft = look->draft;
  cut_short();
  wake_after(times_.quiet);
  // Of one that was closed, or changed meanwhile, it says nothing any more.
  if (!draft->item || draft->is_due) return;
  if (reply) network_.ask_for(*reply);
  ComposeState state = compose_state(reply, texts_);
  if (state == draft->state) return;
  draft->state = std::move(state);
  changed_();
}

}  // namespace pec::outlook
