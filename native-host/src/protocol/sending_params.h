// SPDX-License-Identifier: EUPL-1.2
//
// A draft as a front end tells of it. Private to protocol/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include "outgoing/draft.h"
#include "outgoing/policy.h"
#include "outgoing/sender.h"
#include "protocol/rpc.h"

namespace pec::protocol {

// More is no draft of a person's, and its answer might not fit into one reply.
inline constexpr std::size_t kMaxRecipients = 1'500;
inline constexpr std::size_t kMaxAttachments = 1'000;

struct DraftRequest {
  outgoing::Draft draft;
  outgoing::Sender sender;
  outgoing::Policy policy;
  // For each attachment of the draft, the message that holds its bytes; "": none.
  std::vector<std::string> uploads;
  std::optional<std::string> language;  // in which sentences are wanted, too
};

// Errors: invalid_params, refused ("policy": the front end's policy is none).
tl::expected<DraftRequest, RpcError> parse_draft_request(const nlohmann::json& params);

// Why a policy cannot be followed; `whose`: "front-end" or "administrator".
RpcError policy_error(const outgoing::PolicyError& error, std::string whose);

}  // namespace pec::protocol
