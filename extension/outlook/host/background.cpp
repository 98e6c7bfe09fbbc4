// SPDX-License-Identifier: EUPL-1.2
#include "host/background.h"

#include <atomic>
#include <utility>

namespace pec::outlook {
namespace {

// What both threads know of a question.
struct Progress {
  std::atomic<bool> is_wanted = true;
  std::atomic<bool> is_begun = false;
  std::atomic<bool> is_done = false;
};

}  // namespace

class BackgroundQuestion::State {
 public:
  State(Conversation& host, MainThread& thread) : host_(host), thread_(thread) {}

  void ask(const std::weak_ptr<State>& self, std::string method, nlohmann::json params,
           std::chrono::milliseconds within, Then then) {
    forget();
    progress_ = std::make_shared<Progress>();
    then_ = std::move(then);
    thread_.later(within, [self, asked = progress_] {
      if (const auto alive = self.lock()) alive->time_is_over(asked);
    });
    host_.run([self, asked = progress_, &thread = thread_, method = std::move(method),
               params = std::move(params)](const Conversation::Asker& asker) {
      if (!asked->is_wanted) return;  // no stale question holds up those behind it
      asked->is_begun = true;
      auto reply = std::make_shared<Reply>(asker(method, params));
      asked->is_done = true;
      thread.post([self, asked, reply] {
        if (const auto alive = self.lock()) alive->answered(asked, std::move(*reply));
      });
    });
  }

  void forget() {
    if (progress_) progress_->is_wanted = false;
    progress_.reset();
    then_ = nullptr;
  }

  bool is_asking() const { return progress_ != nullptr; }

 private:
  void answered(const std::shared_ptr<Progress>& asked, Reply reply) {
    if (asked != progress_) return;
    const Then then = std::move(then_);
    forget();
    if (then) then(std::move(reply));  // this may be gone when it returns
  }

  void time_is_over(const std::shared_ptr<Progress>& asked) {
    if (asked != progress_ || asked->is_done) return;
    // Before it begins, the host is somebody else's.
    if (asked->is_begun) host_.interrupt();
    answered(asked, tl::make_unexpected(Trouble{Trouble::Kind::silent, {}}));
  }

  Conversation& host_;
  MainThread& thread_;
  std::shared_ptr<Progress> progress_;  // of the question that is asked
  Then then_;
};

BackgroundQuestion::BackgroundQuestion(Conversation& host, MainThread& thread)
    : state_(std::make_shared<State>(host, thread)) {}

BackgroundQuestion::~BackgroundQuestion() { state_->forget(); }

void BackgroundQuestion::ask(std::string method, nlohmann::json params,
                             std::chrono::milliseconds within, Then then) {
  state_->ask(state_, std::move(method), std::move(params), within, std::move(then));
}

void BackgroundQuestion::forget() { state_->forget(); }

bool BackgroundQuestion::is_asking() const { return state_->is_asking(); }

}  // namespace pec::outlook
