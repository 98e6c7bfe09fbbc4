// SPDX-License-Identifier: EUPL-1.2
//
// The registration of the host for one user alone: a native messaging manifest below the home
// folder, where Thunderbird looks first. No front end's own file is touched. Private to cli/.
#pragma once

#include <filesystem>
#include <string>

namespace pec::cli {

struct UserRegistration {
  enum class State {
    absent,
    ours,    // names our add-on, whichever installation's host
    foreign  // something else stands there: a link, a folder, another add-on's, no manifest at all
  };
  State state = State::absent;
  std::string program;  // of "ours": the host it names
};

// Where it lies in `home`.
std::filesystem::path user_manifest(const std::filesystem::path& home);

// What stands at `file`.
UserRegistration read_registration(const std::filesystem::path& file);

// Writes the manifest that names `program`, whole or not at all. Out: what went wrong, or "".
std::string write_registration(const std::filesystem::path& file,
                               const std::filesystem::path& program);

// Out: what went wrong, or "".
std::string remove_registration(const std::filesystem::path& file);

}  // namespace pec::cli
