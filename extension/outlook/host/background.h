// SPDX-License-Identifier: EUPL-1.2
//
// A question to the host for which nobody waits: the answer comes back to Outlook's thread.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "host/conversation.h"
#include "windows/main_thread.h"

namespace pec::outlook {

// One question at a time. Made, used and destroyed on Outlook's thread.
class BackgroundQuestion {
 public:
  using Then = std::function<void(Reply reply)>;

  // Both outlive this.
  BackgroundQuestion(Conversation& host, MainThread& thread);
  // What is still asked is never answered.
  ~BackgroundQuestion();
  BackgroundQuestion(const BackgroundQuestion&) = delete;
  BackgroundQuestion& operator=(const BackgroundQuestion&) = delete;
  BackgroundQuestion(BackgroundQuestion&&) = delete;
  BackgroundQuestion& operator=(BackgroundQuestion&&) = delete;

  // In: `then` is called on Outlook's thread, once: with the answer, or, when `within` is over,
  // with Trouble::Kind::silent, and the host is ended if it had begun. An earlier question that has
  // no answer yet gets none any more.
  void ask(std::string method, nlohmann::json params, std::chrono::milliseconds within, Then then);
  // The answer is not wanted any more.
  void forget();
  bool is_asking() const;

 private:
  class State;
  std::shared_ptr<State> state_;
};

}  // namespace pec::outlook
