// SPDX-License-Identifier: EUPL-1.2
#include "reading/reading_desk.h"

#include <algorithm>
#include <utility>

#include "com/office_window.h"
#include "model/received_mail.h"

namespace pec::outlook {

ReadingDesk::ReadingDesk(Judge& judge, MainThread& main, const Texts& texts, OpenOriginal open,
                         std::function<void(IDispatch*)> changed)
    : judge_(judge),
      main_(main),
      texts_(texts),
      open_(std::move(open)),
      changed_(std::move(changed)) {}

ReadingDesk::~ReadingDesk() = default;

void ReadingDesk::soon(void (ReadingDesk::*member)(), std::chrono::milliseconds delay) {
  const std::weak_ptr<bool> alive = alive_;
  const auto call = [this, alive, member] {
    if (alive.expired()) return;
    try {
      (this->*member)();
    } catch (const std::exception&) {  // out of memory for this message: the next may be smaller
      if (!alive.expired()) finish(without_original(NoOriginal::Kind::failed));
    }
  };
  if (delay.count() == 0) {
    main_.post(call);
  } else {
    main_.later(delay, call);
  }
}

const ReadingDesk::Window* ReadingDesk::find(IDispatch* window) const {
  const auto found = std::find_if(windows_.begin(), windows_.end(), [window](const Window& each) {
    return is_same_window(each.window.get(), window);
  });
  return found == windows_.end() ? nullptr : &*found;
}

ReadingDesk::Window* ReadingDesk::find(IDispatch* window) {
  return const_cast<Window*>(std::as_const(*this).find(window));
}

ReadingDesk::Window* ReadingDesk::find(std::uint64_t number) {
  const auto found = std::find_if(windows_.begin(), windows_.end(),
                                  [number](const Window& each) { return each.number == number; });
  return found == windows_.end() ? nullptr : &*found;
}

const Judged& ReadingDesk::in(IDispatch* window) const {
  static const Judged kNothing;
  const Window* const found = find(window);
  return found == nullptr ? kNothing : found->judged;
}

void ReadingDesk::shows(IDispatch* window, IDispatch* item) {
  Window* found = find(window);
  if (found == nullptr) {
    if (item == nullptr) return;
    windows_.push_back({shared(window), nullptr, 0, false, 0, {}});
    found = &windows_.back();
  }
  found->number = ++last_number_;
  found->item = shared(item);
  found->waits = 0;
  found->is_waiting = false;
  Judged now;
  if (item != nullptr) {
    now.shown.tone = Tone::looking;
    now.shown.label = texts_.get("outlook.read.looking");
    now.shown.headline = now.shown.label;
  }
  set(*found, std::move(now));
  if (item != nullptr) soon(&ReadingDesk::begin_next, kSettled);
}

void ReadingDesk::closed(IDispatch* window) {
  const Window* const found = find(window);
  if (found != nullptr) windows_.erase(windows_.begin() + (found - windows_.data()));
}

void ReadingDesk::set(Window& window, Judged judged) {
  window.judged = std::move(judged);
  const auto held = shared(window.window.get());  // whoever is told may close it
  changed_(held.get());
}

// The window that showed its message last comes first.
void ReadingDesk::begin_next() {
  if (current_) return;
  Window* next = nullptr;
  for (Window& each : windows_)
    if (each.item && !each.is_waiting && (next == nullptr || each.number > next->number))
      next = &each;
  if (next == nullptr) return;
  try {
    begin(*next);
  } catch (const std::exception&) {  // as in soon()
    finish(without_original(NoOriginal::Kind::failed));
  }
}

void ReadingDesk::begin(Window& window) {
  Owned<IDispatch> item = std::move(window.item);
  // Before Outlook is asked anything: it may let other things happen meanwhile.
  current_ = std::make_unique<Current>();
  current_->number = window.number;
  ReceivedMail mail = read_received_mail(item.get());
  const auto known = remembered_.find(mail.identity);
  current_->message = mail.identity;
  if (!mail.identity.empty() && known != remembered_.end()) return finish(Judged(known->second));
  if (!mail.is_here) return wait_for(current_->number, std::move(item));
  auto source = open_(item.get());
  if (!source) return finish(without_original(source.error().kind));
  current_->source = std::move(*source);
  current_->judgeable.accounts = std::move(mail.accounts);
  current_->judgeable.arrived = std::move(mail.arrived);
  soon(&ReadingDesk::read_on);
}

// Outlook fetches what is looked at; nobody tells when it is there.
void ReadingDesk::wait_for(std::uint64_t number, Owned<IDispatch> item) {
  Window* const window = find(number);
  if (window == nullptr || window->waits >= kMaxWaits)
    return finish(without_original(NoOriginal::Kind::failed));
  current_.reset();
  ++window->waits;
  window->item = std::move(item);
  window->is_waiting = true;
  main_.later(kFetchedAfter, [this, number, alive = std::weak_ptr<bool>(alive_)] {
    if (alive.expired()) return;
    if (Window* const waiting = find(number)) waiting->is_waiting = false;
    soon(&ReadingDesk::begin_next);
  });
  begin_next();
}

void ReadingDesk::read_on() {
  if (!current_ || !current_->source) return;
  if (find(current_->number) == nullptr) {  // another message is looked at meanwhile
    current_.reset();
    return begin_next();
  }
  const auto more = current_->source->read_on();
  if (!more) return finish(without_original(more.error().kind));
  if (*more) return soon(&ReadingDesk::read_on, kBreath);
  judge();
}

void ReadingDesk::judge() {
  OriginalSource::Whole whole = current_->source->take();
  current_->source.reset();
  Judgeable judgeable = std::move(current_->judgeable);
  judgeable.bytes = std::move(whole.bytes);
  judgeable.has_headers = whole.has_headers;
  current_->is_only_headers = whole.is_only_headers;
  const std::weak_ptr<bool> alive = alive_;
  judge_.judge(std::move(judgeable), [this, alive](const Judged& judged) {
    if (!alive.expired()) finish(judged);
  });
}

void ReadingDesk::finish(const Judged& judged) {
  const auto done = std::move(current_);
  if (!done) return;
  // Headers alone can show that a claim is signed by nobody, and nothing else.
  const bool says_enough =
      !done->is_only_headers || !judged.is_final || judged.outcome == "unsigned";
  const Judged shown = says_enough ? judged : without_original(NoOriginal::Kind::converted);
  if (shown.is_final) remember(done->message, shown);
  if (Window* const window = find(done->number)) set(*window, shown);
  begin_next();
}

void ReadingDesk::remember(const std::string& message, const Judged& judged) {
  if (message.empty() || !remembered_.insert_or_assign(message, judged).second) return;
  by_age_.push_back(message);
  if (by_age_.size() <= kMaxRemembered) return;
  remembered_.erase(by_age_.front());
  by_age_.pop_front();
}

Judged ReadingDesk::without_original(NoOriginal::Kind reason) const {
  Judged out;
  if (reason == NoOriginal::Kind::ordinary) {
    out.shown.tone = Tone::neutral;
    out.shown.label = texts_.get("outcome.not-pec.short");
    out.shown.headline = texts_.get("headline.not-pec");
    out.is_ordinary = true;
    return out;
  }
  out.shown.tone = Tone::unknown;
  out.shown.label = texts_.get("outlook.read.unverified");
  out.shown.headline = texts_.get("outlook.read.unavailable");
  out.shown.reasons = {texts_.get("outlook.read.unavailable.steps")};
  out.is_final = reason != NoOriginal::Kind::failed;
  return out;
}

}  // namespace pec::outlook
