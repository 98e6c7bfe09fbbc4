// SPDX-License-Identifier: EUPL-1.2
//
// What is known of a message while it is written, for the ribbon and a pane.
#pragma once

#include <string>
#include <vector>

#include "host/conversation.h"
#include "reading/shown_verdict.h"
#include "sending/question.h"

namespace pec::outlook {

struct ComposeState {
  Tone tone = Tone::nothing;  // nothing: it is not followed; looking: not yet; unknown: no answer
  std::wstring label;         // a few words
  std::size_t count = 0;      // of the findings, those that would be asked about before sending
  std::vector<SendingFinding> findings;
  std::vector<std::wstring> recipients;  // each with what is known of it

  bool operator==(const ComposeState& other) const;
};

// The state before the first answer.
ComposeState looking_state(const Texts& texts);
// What the reply to draft.check says (docs/protocol.md); without an answer that makes sense:
// unknown. A message without recipients is just begun, and nothing is said against it.
ComposeState compose_state(const Reply& reply, const Texts& texts);
// Whether it says more than its label does.
bool has_more(const ComposeState& state);
// What would be asked before sending, to be read while the message is written.
SendingQuestion preview_of(const ComposeState& state, const Texts& texts);

}  // namespace pec::outlook
