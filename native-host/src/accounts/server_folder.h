// SPDX-License-Identifier: EUPL-1.2
//
// What lies in the folder of a Thunderbird server: filters, popstate.dat, mail folders. Private to
// accounts/.
#pragma once

#include <filesystem>
#include <string>

#include "accounts/account.h"
#include "accounts/prefs_js.h"
#include "accounts/small_file.h"

namespace pec::accounts {

// Adds it to `account`, or to its problems what cannot be read. `server`: the beginning of its
// preferences, "mail.server.server1.".
void read_server_folder(const std::filesystem::path& profile, const Prefs& prefs,
                        const std::string& server, Account& account);

}  // namespace pec::accounts
