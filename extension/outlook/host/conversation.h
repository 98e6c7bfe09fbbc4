// SPDX-License-Identifier: EUPL-1.2
//
// Questions to the host, with a time by which there must be an answer. All pipes are worked on by a
// thread of its own: whoever asks, above all Outlook's thread, waits no longer than it said.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include "host/frames.h"
#include "process/child_windows.h"

namespace pec::outlook {

using Clock = std::chrono::steady_clock;

// Why there is no answer.
struct Trouble {
  enum class Kind {
    missing,  // the host cannot be started
    gone,     // it ended meanwhile
    silent,   // the time is over
    garbage,  // what came makes no sense
    refused   // it says no; `reason` is that of docs/protocol.md, "Errors"
  };
  Kind kind;
  std::string reason;
};
using Reply = tl::expected<nlohmann::json, Trouble>;

// Something that has happened, once told. Windows' own: the runtime's condition variable was seen
// to miss being told.
class Event {
 public:
  Event() : handle_(::CreateEventW(nullptr, FALSE, FALSE, nullptr)) {}

  void tell() const noexcept { ::SetEvent(handle_.get()); }
  // Until it was told, since the last wait, or the time is over.
  void wait() const noexcept { ::WaitForSingleObject(handle_.get(), INFINITE); }
  void wait(Clock::time_point until) const noexcept;

 private:
  process::OwnedHandle handle_;
};

// A host that was started may take so long, on a cold or busy computer, until it answers.
inline constexpr std::chrono::seconds kStartsWithin{15};

class Conversation {
 public:
  // In: the host's program. It is started by the first question, or by warm_up().
  explicit Conversation(std::filesystem::path program);
  ~Conversation();
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;
  Conversation(Conversation&&) = delete;
  Conversation& operator=(Conversation&&) = delete;

  // Starts and greets the host, without waiting for it.
  void warm_up();

  // The result of a method (JSON-RPC 2.0). After `until` nothing is waited for any more, and the
  // host that did not answer is ended, unless it is only starting: that may take it kStartsWithin.
  // Another is started at once, so that the next question finds one. From any thread, one at a
  // time.
  Reply ask(std::string_view method, nlohmann::json params, Clock::time_point until);

  // Questions of a job that takes its time, one after the other; each waits for its answer.
  using Asker = std::function<Reply(std::string_view method, const nlohmann::json& params)>;
  using Job = std::function<void(const Asker& ask)>;
  // Has a job done on the thread of this, after what was asked before, without waiting for it. What
  // the job throws stays in there. From any thread.
  void run(Job job);
  // Ends the host, and with it whatever waits for it: that is answered with Trouble::Kind::gone.
  // The next question gets a new one. From any thread.
  void interrupt();

 private:
  struct Question {
    std::string method;  // empty: a job, or only the greeting
    std::string text;    // the request, without its number
    Job job;
    std::optional<Reply> answer;  // once there is one; under the mutex
    Event answered;
    std::atomic<bool> wanted = true;  // somebody waits for it
  };
  using Shared = std::shared_ptr<Question>;

  void add(Shared question);
  void work();
  Shared next();
  Reply answer(Question& question);
  // On the worker's thread.
  Reply converse(std::string_view method, std::string_view params,
                 const std::function<bool()>& is_wanted);
  Reply exchange(std::string_view method, std::string_view params);
  tl::expected<void, Trouble> connect();
  void end_silent_host();
  void drop_host();

  const std::filesystem::path program_;

  std::mutex mutex_;  // guards what stands below it
  std::deque<Shared> waiting_;
  std::shared_ptr<process::Child> host_;             // shared: whoever's time is over ends it
  std::optional<Clock::time_point> starting_since_;  // until it has answered the greeting

  Event wanted_;  // a question, or the end
  std::atomic<bool> ended_ = false;
  Event done_;  // the worker does nothing any more
  std::atomic<bool> is_done_ = false;
  std::atomic<bool> interrupted_ = false;  // the job that is being done is not wanted any more

  // The worker's own.
  std::optional<FrameReader> frames_;
  std::uint64_t number_ = 0;

  std::thread worker_;  // last: it begins when all else is there
};

}  // namespace pec::outlook
