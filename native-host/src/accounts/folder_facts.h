// SPDX-License-Identifier: EUPL-1.2
//
// The mail folders of an account on disk: how large, and when last written. Nothing is opened.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "accounts/problem.h"

namespace pec::accounts {

// A mailbox with more folders than this is not looked at to its end, and the result says so.
inline constexpr std::size_t kMaxFolderDepth = 16;
inline constexpr std::size_t kMaxFolderFiles = 100'000;
inline constexpr std::size_t kMaxFolderProblems = 8;

struct FolderFacts {
  std::uint64_t files = 0;  // mbox files and folders of one file a message
  std::uint64_t bytes = 0;  // of mbox files
  // When Thunderbird last wrote mail, an index or the state of POP3 here.
  std::optional<std::chrono::sys_seconds> written;
  bool complete = true;  // false: something was not looked at, so nothing may be concluded
};

// Looks below `folder`; links are not followed. Whatever keeps it from seeing everything goes to
// `problems`, at most kMaxFolderProblems of them, under `label`.
FolderFacts folder_facts(const std::filesystem::path& folder, const std::string& label,
                         std::vector<Problem>& problems);

// When a file was last written; none when the system does not tell.
std::optional<std::chrono::sys_seconds> last_written(const std::filesystem::path& file);

}  // namespace pec::accounts
