// SPDX-License-Identifier: EUPL-1.2
//
// What a person is asked before a message is sent, and who asks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "texts/texts.h"

namespace pec::outlook {

struct SendingFinding {
  std::wstring title;  // with how bad it is
  std::wstring why;
  std::vector<std::wstring> lines;  // the recipients concerned, and what can be done
};

struct SendingQuestion {
  std::wstring title;
  std::wstring headline;
  std::wstring explanation;
  std::vector<SendingFinding> findings;
  std::wstring recipients_title;
  std::vector<std::wstring> recipients;  // each with what is known of it
  std::wstring confirm, send, back;      // what its controls say
  bool may_send = true;                  // false: an administrator does not let it leave
  bool must_confirm = false;             // sending asks for a tick first
  bool is_preview = false;               // nothing is asked: the message is still being written
};

// A question without findings, in the language of `texts`. In: `action`, the strictest that
// draft.check (docs/protocol.md) named: "warn", "confirm" or "block"; another asks as "warn" does.
SendingQuestion question_for(std::string_view action, const Texts& texts);

// Whether a reply is one of draft.check with its words (docs/protocol.md, "Words").
bool is_check(const nlohmann::json& reply);
// What it says, to be shown. In: a reply that is_check() took; of its words, those of another type
// are left out.
SendingQuestion question_of(const nlohmann::json& checked, const Texts& texts);

}  // namespace pec::outlook
