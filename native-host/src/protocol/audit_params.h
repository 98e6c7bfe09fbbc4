// SPDX-License-Identifier: EUPL-1.2
//
// What a front end tells of its accounts when it asks about them. Private to protocol/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include "accounts/observations.h"
#include "accounts/profile_choice.h"
#include "protocol/rpc.h"

namespace pec::protocol {

struct AuditRequest {
  std::vector<accounts::ClaimedAccount> accounts;
  accounts::Knowledge knowledge;        // without the time, which is the host's
  bool of_outlook = false;              // its accounts are asked about, whichever they are
  std::optional<std::string> language;  // in which sentences are wanted, too
};

// Errors: invalid_params.
tl::expected<AuditRequest, RpcError> parse_audit_request(const nlohmann::json& params);

struct TestRequest {
  std::vector<accounts::ClaimedAccount> accounts;
  std::string account;  // the id of the one to test
};

// Errors: invalid_params.
tl::expected<TestRequest, RpcError> parse_test_request(const nlohmann::json& params);

}  // namespace pec::protocol
