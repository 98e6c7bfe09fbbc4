// SPDX-License-Identifier: EUPL-1.2
//
// What the operating system knows of Thunderbird: where its profiles are, which are in use, and
// which belongs to the process that started this one. profile_roots.cpp is the POSIX version.
#pragma once

#include <filesystem>
#include <vector>

namespace pec::accounts {

// Folders that may hold a profiles.ini, for this user.
std::vector<std::filesystem::path> profile_roots();

// Whether a Thunderbird that lives has the profile open. A lock that a crash left behind does not
// count; Windows, where that cannot be asked without opening the file, always says no.
bool is_running(const std::filesystem::path& profile);

// Folders of which the process that started this one says that they are its profile: from its
// environment, its open files and its command line. They are claims, to be held against what the
// front end knows. Empty where a process may not be looked at (a sandbox, Windows).
std::vector<std::filesystem::path> profiles_of_parent();

}  // namespace pec::accounts
