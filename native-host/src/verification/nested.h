// SPDX-License-Identifier: EUPL-1.2
//
// PEC found inside a message: forwarded, wrapped by a mailing list, or carried in postacert.eml.
// Each is judged on its own and "not received here as such". Private to verification/.
#pragma once

#include <functional>
#include <vector>

#include "mail/message.h"
#include "verification/verdict.h"

namespace pec::verification {

inline constexpr std::size_t kMaxNested = 50;

// Judges one entity; the flag says whether it has the headers of a message.
using JudgeEntity = std::function<Verdict(const mail::Entity&, bool has_message_headers)>;

// `with_root`: the message is itself an inner one, decoded from its part.
enum class NestedScope { below_root, with_root };

// Verdicts on every signed entity and every message claiming to be PEC below the root, in the order
// of the tree, each with its place ("2.1") in `part`. Ordinary originals are left out.
std::vector<Verdict> judge_nested(const mail::Message& message, NestedScope scope,
                                  const JudgeEntity& judge);

}  // namespace pec::verification
