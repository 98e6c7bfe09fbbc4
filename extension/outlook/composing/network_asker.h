// SPDX-License-Identifier: EUPL-1.2
//
// Has the host ask the network which servers take the mail of unknown domains, where the person
// switched that on; while a message is written, never when it is sent.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "host/background.h"

namespace pec::outlook {

struct NetworkTimes {
  // A domain about which nobody answered is not asked for again so soon.
  std::chrono::milliseconds again = std::chrono::minutes(10);
  // What the host may take for an answer.
  std::chrono::milliseconds answer = std::chrono::minutes(1);
};

// Made, used and destroyed on Outlook's thread.
class NetworkAsker {
 public:
  // In: the host's program, started for each question, since the question takes its time; `learnt`
  // is called when the directory knows more by now. `thread` outlives this.
  NetworkAsker(std::filesystem::path program, MainThread& thread, std::function<void()> learnt,
               NetworkTimes times = {});
  NetworkAsker(const NetworkAsker&) = delete;
  NetworkAsker& operator=(const NetworkAsker&) = delete;
  NetworkAsker(NetworkAsker&&) = delete;
  NetworkAsker& operator=(NetworkAsker&&) = delete;
  ~NetworkAsker() = default;

  // In: what draft.check said. It names in `unasked` the domains of which the network would tell
  // more, and none where that is not switched on. Nothing is asked while another question is.
  void ask_for(const nlohmann::json& checked);
  bool is_asking() const { return question_.has_value(); }

 private:
  void answered(const Reply& reply);

  const std::filesystem::path program_;
  MainThread& thread_;
  const std::function<void()> learnt_;
  const NetworkTimes times_;
  std::map<std::string, Clock::time_point> asked_;  // when each domain was last asked for
  // While it is asked.
  std::unique_ptr<Conversation> host_;
  std::optional<BackgroundQuestion> question_;
};

}  // namespace pec::outlook
