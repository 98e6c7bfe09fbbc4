// SPDX-License-Identifier: EUPL-1.2
//
// Private to mail/: what lies in a folder. folder.cpp is the POSIX version, folder_windows.cpp the
// other one, which std::filesystem cannot stand for: there it knows no links and no long paths.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "mail/source.h"

namespace pec::mail {

struct FolderEntry {
  enum class Kind { file, folder, link_to_folder, other };
  std::filesystem::path path;  // the folder's, then the name
  std::string name;            // UTF-8
  Kind kind = Kind::other;
};

// Whether `path` is a folder, or a link to one.
bool is_folder(const std::filesystem::path& path);

// The entries of `folder`, in no order; links to files are files. Errors: "no-permission",
// "cannot-read".
tl::expected<std::vector<FolderEntry>, SourceError> list_folder(
    const std::filesystem::path& folder);

}  // namespace pec::mail
