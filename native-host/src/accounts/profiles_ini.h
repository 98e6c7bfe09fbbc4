// SPDX-License-Identifier: EUPL-1.2
//
// profiles.ini and installs.ini: which profiles there are, and which an installation uses.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/problem.h"

namespace pec::accounts {

inline constexpr std::size_t kMaxIniBytes = std::size_t{1024} * 1024;
inline constexpr std::size_t kMaxIniProfiles = 1000;

struct IniProfile {
  std::string name;
  std::string path;  // "Profiles/abcd.default-release", or absolute
  bool is_relative = true;
  bool is_default = false;  // of releases before 67; not what a newer one starts
};

struct ProfilesIni {
  std::vector<IniProfile> profiles;
  std::vector<std::string> used;  // paths that installations start, from both files
};

// In: the text of either file. Errors: the first line that is no section, no KEY=VALUE and no
// comment.
tl::expected<ProfilesIni, Fault> parse_profiles_ini(std::string_view text);

// Folders of profiles under `root`, which holds profiles.ini; those that an installation starts
// come first, then the default of old releases, then the others. Errors: profiles.ini cannot be
// read; an installs.ini that cannot be read goes to `problems`.
tl::expected<std::vector<std::filesystem::path>, Problem> profiles_under(
    const std::filesystem::path& root, std::vector<Problem>& problems);

}  // namespace pec::accounts
