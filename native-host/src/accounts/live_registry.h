// SPDX-License-Identifier: EUPL-1.2
//
// Outlook's part of the registry of the computer that runs this. live_registry_windows.cpp reads
// it; elsewhere there is none.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/problem.h"
#include "accounts/registry_file.h"

namespace pec::accounts {

// Whether there is a registry on this system.
bool has_live_registry();

// The keys of Outlook's profiles and preferences of this user, for every version of Office. Only
// values named in `wanted` (lower case) are read: beside settings lie passwords. Nothing is
// written. Errors, `file` naming the key: "no-registry" (not Windows, or Outlook was never used
// here), "no-permission", "cannot-read", "too-many-entries", "too-deep".
tl::expected<std::vector<RegistryKey>, Problem> read_live_registry(
    std::span<const std::string_view> wanted);

}  // namespace pec::accounts
