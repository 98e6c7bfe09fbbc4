// SPDX-License-Identifier: EUPL-1.2
#include "mail/folder.h"

#include <system_error>

namespace pec::mail {
namespace {

namespace fs = std::filesystem;

FolderEntry::Kind kind_of(const fs::directory_entry& entry) {
  using Kind = FolderEntry::Kind;
  std::error_code error;
  if (entry.is_directory(error))
    return entry.is_symlink(error) ? Kind::link_to_folder : Kind::folder;
  return entry.is_regular_file(error) ? Kind::file : Kind::other;
}

}  // namespace

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

tl::expected<std::vector<FolderEntry>, SourceError> list_folder(const fs::path& folder) {
  std::error_code error;
  std::vector<FolderEntry> entries;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    entries.push_back({it->path(), it->path().filename().native(), kind_of(*it)});
  }
  if (error) {
    const bool denied = error == std::errc::permission_denied;
    return tl::make_unexpected(SourceError{folder, denied ? "no-permission" : "cannot-read"});
  }
  return entries;
}

}  // namespace pec::mail
