// SPDX-License-Identifier: EUPL-1.2
//
// Which of the profiles on this computer is meant: the one in use, or the one whose accounts a
// front end knows. A path never comes from a front end.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/prefs_js.h"
#include "accounts/problem.h"

namespace pec::accounts {

// An account as a front end sees it.
struct ClaimedAccount {
  std::string id;
  std::vector<std::string> addresses;  // of its identities
};

struct ProfileError {
  std::string what;  // "no-profile", "several-profiles"
  std::vector<Problem> problems;
};

// How many of `claims` the preferences hold with the same identity addresses (in any order and
// case).
std::size_t matching_accounts(const Prefs& prefs, std::span<const ClaimedAccount> claims);

// The profile in use: one that a living Thunderbird has open; else of the first choice of each root
// the one written last. Errors: "no-profile".
tl::expected<std::filesystem::path, ProfileError> profile_in_use(
    std::span<const std::filesystem::path> roots);

// The profile that holds most of `claims`, at least one. `likely` are folders that the calling
// process named: of equals one of these is taken. Errors: "no-profile" when none holds any,
// "several-profiles" when several do alike.
tl::expected<std::filesystem::path, ProfileError> matching_profile(
    std::span<const std::filesystem::path> likely, std::span<const std::filesystem::path> roots,
    std::span<const ClaimedAccount> claims);

}  // namespace pec::accounts
