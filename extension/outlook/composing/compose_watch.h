// SPDX-License-Identifier: EUPL-1.2
//
// Follows the messages that are being written: reads them when nothing has changed for a moment, in
// slices that nobody feels, and has the host check them. So what is known of the recipients is
// known before "Send" is pressed.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "com/event_sink.h"
#include "composing/compose_state.h"
#include "composing/network_asker.h"
#include "model/outgoing_mail.h"

namespace pec::outlook {

struct ComposeTimes {
  std::chrono::milliseconds quiet{1000};  // after the last change
  // Of a look, what Outlook's thread is given to at a time, and at least left alone for in between.
  std::chrono::milliseconds slice{3};
  std::chrono::milliseconds pause{15};
  // A message that takes longer to read is not looked at again until it changes.
  std::chrono::milliseconds reading{60'000};
  std::chrono::milliseconds answer{10'000};  // what the host may take for one
  NetworkTimes network;
};

// Made, used and destroyed on Outlook's thread.
class ComposeWatch {
 public:
  // In: a host, better one of which no message waits for an answer; the host's program, for
  // questions of the network; `changed` is called when a state() is another than before. All
  // outlive this.
  ComposeWatch(Conversation& host, std::filesystem::path program, MainThread& thread, Life& life,
               const Texts& texts, std::function<void()> changed, ComposeTimes times = {});
  // Every item is released.
  ~ComposeWatch();
  ComposeWatch(const ComposeWatch&) = delete;
  ComposeWatch& operator=(const ComposeWatch&) = delete;
  ComposeWatch(ComposeWatch&&) = delete;
  ComposeWatch& operator=(ComposeWatch&&) = delete;

  // An item is being written, or is in front again; in that window, where there is one. Another
  // than a message, one without events, and more than kMaxDrafts at a time are not followed. It is
  // held until its window closes, Outlook unloads it, or end().
  void begin(IDispatch* item, IDispatch* window = nullptr);
  void end(IDispatch* item);
  // The last that is known of it.
  ComposeState state(IDispatch* item) const;
  // Of the one that was begun last in a window. Outlook may hand out an item as another object each
  // time, but a window has its handle.
  ComposeState state_in(IDispatch* window) const;

  static constexpr std::size_t kMaxDrafts = 32;

 private:
  struct Draft;
  struct Look;
  using Shared = std::shared_ptr<Draft>;

  Shared draft_of(IDispatch* item) const;
  void on_event(const Shared& draft, DISPID event, const DISPPARAMS& arguments);
  void touch(const Shared& draft);
  void touch_all();
  void drop(const Shared& draft);
  void cut_short();
  void wake_after(std::chrono::milliseconds delay);
  void wake();
  void read(const std::shared_ptr<Look>& of);
  void ask(const std::shared_ptr<Look>& look);
  void finish(const std::shared_ptr<Look>& look, const Reply& reply);
  void after(std::chrono::milliseconds delay, std::function<void()> work);

  MainThread& thread_;
  Life& life_;
  const Texts& texts_;
  const std::function<void()> changed_;
  const ComposeTimes times_;
  std::vector<Shared> drafts_;
  std::shared_ptr<Look> look_;  // the one that is going on
  bool wakes_ = false;          // wake() will come
  Clock::time_point not_before_{};
  BackgroundQuestion question_;
  NetworkAsker network_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  // asked by what waits for its time
};

}  // namespace pec::outlook
