// SPDX-License-Identifier: EUPL-1.2
//
// Where trust comes from on this computer: what ships with the program, the newer editions that
// this user added, what the administrator put down, and what the command line names.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "cli/session.h"
#include "signature/trust_store.h"

namespace pec::cli {

// The folder of the editions added with "anchors add"; empty when the user has no home.
std::filesystem::path user_anchors();

// Everything together. `extra` are the folders of --anchors. Out: none when something named or
// shipped cannot be used (the cause is on standard error); a user's edition that no longer passes
// is only complained about.
std::optional<signature::TrustStore> load_trust(const Session& session,
                                                const std::vector<std::filesystem::path>& extra);

}  // namespace pec::cli
