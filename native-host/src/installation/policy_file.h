// SPDX-License-Identifier: EUPL-1.2
//
// The policy that an administrator put down on this computer, as text (outgoing/policy.h reads it).
// policy_file.cpp is the POSIX version.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace pec::installation {

// POSIX: /etc/pec-companion/policy.json. Windows: the value "Policy" of the key "Software\PEC
// Companion" of HKEY_LOCAL_MACHINE. Out: its text; "" where there is none. Errors: "owner" (not
// root's, or others may write to it), "too-large", "cannot-read".
tl::expected<std::string, std::string> administrators_policy();

// Where that is, for people.
std::string_view administrators_policy_place();

// The same of another file, where policies are files.
tl::expected<std::string, std::string> policy_of_file(const std::filesystem::path& file);

}  // namespace pec::installation
