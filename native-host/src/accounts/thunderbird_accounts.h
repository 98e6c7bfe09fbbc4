// SPDX-License-Identifier: EUPL-1.2
//
// The accounts of a Thunderbird profile, from prefs.js and the files beside it; what a user never
// changed has Thunderbird's defaults.
#pragma once

#include <filesystem>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/account.h"
#include "accounts/prefs_js.h"
#include "accounts/problem.h"

namespace pec::accounts {

// More accounts than this are no profile of a person.
inline constexpr std::size_t kMaxAccounts = 2000;

// The accounts that the preferences name, in their order; no file is touched. Local folders, news
// and feeds are left out. Protocols of Exchange and others are `other`.
std::vector<Account> thunderbird_accounts(const Prefs& prefs);

// Reads prefs.js of `profile`. Errors: it cannot be read.
tl::expected<Prefs, Problem> read_prefs(const std::filesystem::path& profile);

// All of a profile: its accounts, their filters, what POP3 left, their folders. What cannot be read
// of one account stands in its `problems`. Errors: prefs.js cannot be read, so nothing is known.
tl::expected<Setup, Problem> read_thunderbird(const std::filesystem::path& profile);

}  // namespace pec::accounts
