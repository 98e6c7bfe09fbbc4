// SPDX-License-Identifier: EUPL-1.2
//
// The accounts of classic Outlook, from the registry or an exported part of it.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/account.h"
#include "accounts/registry_file.h"

namespace pec::accounts {

// The IMAP and POP3 accounts among the keys. A value that is absent is not known: above all whether
// POP3 leaves messages on the server.
std::vector<Account> outlook_accounts(std::span<const RegistryKey> keys);

// Reads a .reg file. Errors: it cannot be read, or is none.
tl::expected<Setup, Problem> read_outlook(const std::filesystem::path& file);

// Reads the registry of this user of this computer. Errors: read_live_registry().
tl::expected<Setup, Problem> read_live_outlook();

}  // namespace pec::accounts
