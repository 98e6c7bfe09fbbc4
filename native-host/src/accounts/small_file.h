// SPDX-License-Identifier: EUPL-1.2
//
// Whole settings files, read at once; what is larger than a settings file can be is refused.
//
// Not mail/source: that one maps mailboxes, and stands on the same floor.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "accounts/problem.h"

namespace pec::accounts {

// The bytes of a regular file. `label`: how a Problem names it. Errors: "not-found",
// "no-permission", "not-a-file" (a folder, a pipe: nothing to wait for), "too-large" beyond
// `max_bytes`, "cannot-read".
tl::expected<std::string, Problem> read_small_file(const std::filesystem::path& file,
                                                   const std::string& label, std::size_t max_bytes);

}  // namespace pec::accounts
