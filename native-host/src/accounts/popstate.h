// SPDX-License-Identifier: EUPL-1.2
//
// popstate.dat: which messages Thunderbird fetched by POP3 and left on the server.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/problem.h"

namespace pec::accounts {

inline constexpr std::size_t kMaxPopstateBytes = std::size_t{64} * 1024 * 1024;

// One mailbox of the file.
struct PopMailbox {
  std::string host;
  std::string user;
  std::size_t left = 0;  // messages that are still on the server, as far as Thunderbird knows
  // When they were fetched; absent when no line has a time (old files).
  std::optional<std::chrono::sys_seconds> oldest;
  std::optional<std::chrono::sys_seconds> newest;
};

// In: lines "*host user", then "STATE UIDL SECONDS" a message, where SECONDS may be missing and
// STATE is k (keep), d (delete), b (too big), f (fetch the body). Errors: the first line that is
// none of these.
tl::expected<std::vector<PopMailbox>, Fault> parse_popstate(std::string_view text);

}  // namespace pec::accounts
