// SPDX-License-Identifier: EUPL-1.2
//
// What an administrator wants done about findings. A policy is a JSON object:
//   {"sending": {"recipient.ordinary": "block", "subject.empty": "none"}, "requireCheck": true}
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "outgoing/finding.h"

namespace pec::outgoing {

inline constexpr std::size_t kMaxPolicyBytes = std::size_t{64} * 1024;

struct Policy {
  std::map<std::string, Action, std::less<>> actions;  // by rule; others have their default
  bool require_check = false;                          // without a check nothing is sent
};

// Why a text is no policy. `what`: "syntax", "unknown-member", "unknown-rule", "unknown-action",
// "type"; `member`: which, untrusted.
struct PolicyError {
  std::string what;
  std::string member;
};

// A rule or a value that is not known is an error, because a misspelt "block" must not pass for
// none.
tl::expected<Policy, PolicyError> parse_policy(std::string_view text);

// The same of a file's text as installation/policy_file.h gives it: an empty policy where there is
// none, and its error as `what`.
tl::expected<Policy, PolicyError> parse_policy(const tl::expected<std::string, std::string>& text);

// Both at once: of two actions for a rule the stricter.
Policy merged(const Policy& one, const Policy& other);

// What becomes of a finding: the policy's word, else what its severity calls for.
Action action_for(const Policy& policy, std::string_view rule, Severity severity);

}  // namespace pec::outgoing
