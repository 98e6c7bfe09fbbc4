// SPDX-License-Identifier: EUPL-1.2
#include "host/conversation.h"

#include <utility>

namespace pec::outlook {
namespace {

using nlohmann::json;

constexpr std::string_view kProtocol = "1.3";
constexpr std::chrono::milliseconds kEndAgain{50};

tl::unexpected<Trouble> trouble(Trouble::Kind kind, std::string reason = {}) {
  return tl::make_unexpected(Trouble{kind, std::move(reason)});
}

// What is no valid UTF-8 in a subject must not keep the rest from being asked about.
std::string text_of(const json& value) {
  return value.dump(-1, ' ', /*ensure_ascii=*/true, json::error_handler_t::replace);
}

// The result in a reply to request `number`.
Reply result_of(const std::string& text, std::uint64_t number) {
  json reply = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!reply.is_object() || !reply.contains("id") || reply["id"] != number)
    return trouble(Trouble::Kind::garbage);
  if (reply.contains("result")) return std::move(reply["result"]);
  const json::json_pointer reason("/error/data/reason");
  if (reply.contains(reason) && reply[reason].is_string())
    return trouble(Trouble::Kind::refused, reply[reason].get<std::string>());
  return trouble(Trouble::Kind::garbage);
}

}  // namespace

void Event::wait(Clock::time_point until) const noexcept {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
  ::WaitForSingleObject(handle_.get(), left > 0 ? static_cast<DWORD>(left) : 0);
}

Conversation::Conversation(std::filesystem::path program)
    : program_(std::move(program)), worker_([this] { work(); }) {}

Conversation::~Conversation() {
  ended_ = true;
  wanted_.tell();
  // The worker may wait for the host. One that was just being started was seen to live on, so it is
  // ended until the worker is done.
  while (!is_done_) {
    {
      const std::lock_guard lock(mutex_);
      if (host_) host_->end();
    }
    done_.wait(Clock::now() + kEndAgain);
  }
  worker_.join();
}

void Conversation::add(Shared question) {
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(question));
  wanted_.tell();
}

void Conversation::warm_up() { add(std::make_shared<Question>()); }

void Conversation::run(Job job) {
  auto question = std::make_shared<Question>();
  question->job = std::move(job);
  add(std::move(question));
}

void Conversation::interrupt() {
  interrupted_ = true;
  const std::lock_guard lock(mutex_);
  if (host_) host_->end();
}

Reply Conversation::ask(std::string_view method, json params, Clock::time_point until) {
  auto question = std::make_shared<Question>();
  question->method = method;
  question->text = text_of(params);
  add(question);
  question->answered.wait(until);
  const std::lock_guard lock(mutex_);
  if (question->answer) return std::move(*question->answer);
  question->wanted = false;
  end_silent_host();
  return trouble(Trouble::Kind::silent);
}

// With the mutex held.
void Conversation::end_silent_host() {
  const bool is_starting = starting_since_ && Clock::now() - *starting_since_ < kStartsWithin;
  if (!host_ || is_starting) return;
  host_->end();
  waiting_.push_back(std::make_shared<Question>());
  wanted_.tell();
}

// The next question; null once this ends.
Conversation::Shared Conversation::next() {
  while (!ended_) {
    {
      const std::lock_guard lock(mutex_);
      if (!waiting_.empty()) {
        Shared out = std::move(waiting_.front());
        waiting_.pop_front();
        return out;
      }
    }
    wanted_.wait();
  }
  return nullptr;
}

void Conversation::work() {
  while (const Shared question = next()) {
    if (!question->wanted) continue;
    Reply answered = trouble(Trouble::Kind::gone);
    try {
      answered = answer(*question);
    } catch (const std::exception&) {  // out of memory: whoever asked is told, and Outlook goes on
      drop_host();
    }
    const std::lock_guard lock(mutex_);
    question->answer = std::move(answered);
    question->answered.tell();
  }
  drop_host();
  is_done_ = true;
  done_.tell();
}

Reply Conversation::answer(Question& question) {
  if (!question.method.empty()) {
    return converse(question.method, question.text, [&question] { return question.wanted.load(); });
  }
  if (question.job) {
    interrupted_ = false;
    const auto goes_on = [this] { return !interrupted_ && !ended_; };
    question.job([this, &goes_on](std::string_view method, const json& params) {
      return converse(method, text_of(params), goes_on);
    });
  } else if (!connect()) {
    drop_host();
  }
  return json();
}

// A host that ended while nobody asked is replaced, once.
Reply Conversation::converse(std::string_view method, std::string_view params,
                             const std::function<bool()>& is_wanted) {
  const bool was_there = frames_.has_value();
  if (const auto connected = connect(); !connected) {
    drop_host();
    return tl::make_unexpected(connected.error());
  }
  if (!is_wanted()) return trouble(Trouble::Kind::silent);  // it took too long to start
  Reply answer = exchange(method, params);
  const bool is_over = !answer && answer.error().kind != Trouble::Kind::refused;
  if (!is_over) return answer;
  const bool again = was_there && answer.error().kind == Trouble::Kind::gone && is_wanted();
  drop_host();
  if (!again) return answer;
  if (const auto connected = connect(); !connected) {
    drop_host();
    return tl::make_unexpected(connected.error());
  }
  answer = exchange(method, params);
  if (!answer && answer.error().kind != Trouble::Kind::refused) drop_host();
  return answer;
}

tl::expected<void, Trouble> Conversation::connect() {
  if (frames_) return {};
  auto started = process::Child::start(program_, {}, process::Child::Input::pipe);
  if (!started) return trouble(Trouble::Kind::missing, std::to_string(started.error()));
  auto host = std::make_shared<process::Child>(std::move(*started));
  frames_.emplace([host](std::span<char> into) { return host->read(into); });
  {
    const std::lock_guard lock(mutex_);
    host_ = std::move(host);
    starting_since_ = Clock::now();
    if (ended_) return trouble(Trouble::Kind::gone);  // nobody would end it any more
  }
  const json params = {{"protocol", kProtocol}, {"client", {{"name", "pec-companion-outlook"}}}};
  const Reply hello = exchange("host.hello", text_of(params));
  {
    const std::lock_guard lock(mutex_);
    starting_since_.reset();
  }
  if (!hello) return tl::make_unexpected(hello.error());
  return {};
}

Reply Conversation::exchange(std::string_view method, std::string_view params) {
  std::shared_ptr<process::Child> host;
  {
    const std::lock_guard lock(mutex_);
    host = host_;
  }
  if (!host || !frames_) return trouble(Trouble::Kind::gone);
  const std::string request = R"({"jsonrpc":"2.0","id":)" + std::to_string(++number_) +
                              R"(,"method":")" + std::string(method) + R"(","params":)" +
                              std::string(params) + "}";
  if (!host->write(framed(request))) return trouble(Trouble::Kind::gone);
  const auto text = frames_->next();
  if (!text) return trouble(Trouble::Kind::gone);
  return result_of(*text, number_);
}

void Conversation::drop_host() {
  frames_.reset();
  const std::lock_guard lock(mutex_);
  if (host_) host_->end();
  host_.reset();
}

}  // namespace pec::outlook
