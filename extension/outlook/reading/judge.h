// SPDX-License-Identifier: EUPL-1.2
//
// Has the host judge a message, without anybody waiting for it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/conversation.h"
#include "reading/shown_verdict.h"
#include "texts/texts.h"
#include "windows/main_thread.h"

namespace pec::outlook {

// A host that takes longer is ended: a hundred megabytes take it a second.
inline constexpr std::chrono::seconds kJudgeWithin{60};

// A message as it is sent up.
struct Judgeable {
  std::string bytes;
  bool has_headers = true;             // false: only the signed part is there
  std::vector<std::string> accounts;   // addresses of the account that holds it
  std::optional<std::string> arrived;  // RFC 3339
};

// What a verdict comes to.
struct Judged {
  ShownVerdict shown;
  std::string outcome;       // as in docs/verdicts.md; empty where there was no verdict
  bool is_ordinary = false;  // it claims nothing, so there is nothing to say beside it
  bool is_final = true;      // false: there was no verdict, and another try may have one
};

class Judge {
 public:
  // All outlive this. `host` is used by nobody else.
  Judge(Conversation& host, MainThread& main, const Texts& texts)
      : host_(host), main_(main), texts_(texts) {}

  // On Outlook's thread; `then` is called there, later, unless this is gone. One after the other,
  // in the order of the calls. A genuine message teaches the directory of addresses, too, which
  // learns only from those of the account itself (docs/protocol.md, `learn`).
  void judge(Judgeable message, std::function<void(Judged)> then);
  // The same, but the verdict becomes a page. In: `then` is given its path, empty where there is
  // none.
  void write_page(Judgeable message, std::function<void(std::wstring path)> then);

 private:
  // On the host's thread.
  template <typename Answer>
  using Work = std::function<Answer(const Judgeable& message, const Conversation::Asker& ask)>;
  template <typename Answer>
  void run(Judgeable message, Work<Answer> work, Answer otherwise,
           std::function<void(Answer)> then);

  Conversation& host_;
  MainThread& main_;
  const Texts& texts_;
  std::uint64_t number_ = 0;
  // Of the message that the host is at; who is watched is known by it.
  std::shared_ptr<std::uint64_t> at_ = std::make_shared<std::uint64_t>(0);
};

// The reply of message.verify, as it is shown; none where it is no such reply.
std::optional<Judged> judged_of(const nlohmann::json& reply);

}  // namespace pec::outlook
