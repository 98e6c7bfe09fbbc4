// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <windows.h>

#include "mail/folder.h"
#include "mail/long_path_windows.h"
#include "text/paths.h"

namespace pec::mail {
namespace {

namespace fs = std::filesystem;

struct CloseSearch {
  void operator()(HANDLE search) const { ::FindClose(search); }
};
using Search = std::unique_ptr<void, CloseSearch>;

bool has(DWORD attributes, DWORD wanted) { return (attributes & wanted) != 0; }

FolderEntry::Kind kind_of(const WIN32_FIND_DATAW& found) {
  using Kind = FolderEntry::Kind;
  if (has(found.dwFileAttributes, FILE_ATTRIBUTE_DEVICE)) return Kind::other;
  if (!has(found.dwFileAttributes, FILE_ATTRIBUTE_DIRECTORY)) return Kind::file;
  // Other reparse points (files kept in a cloud, deduplicated ones) are what they look like.
  const bool link = has(found.dwFileAttributes, FILE_ATTRIBUTE_REPARSE_POINT) &&
                    (found.dwReserved0 == IO_REPARSE_TAG_SYMLINK ||
                     found.dwReserved0 == IO_REPARSE_TAG_MOUNT_POINT);
  return link ? Kind::link_to_folder : Kind::folder;
}

tl::unexpected<SourceError> failure(const fs::path& folder, DWORD error) {
  return tl::make_unexpected(
      SourceError{folder, error == ERROR_ACCESS_DENIED ? "no-permission" : "cannot-read"});
}

}  // namespace

bool is_folder(const fs::path& path) {
  const DWORD attributes = ::GetFileAttributesW(openable(path).c_str());
  return attributes != INVALID_FILE_ATTRIBUTES && has(attributes, FILE_ATTRIBUTE_DIRECTORY);
}

tl::expected<std::vector<FolderEntry>, SourceError> list_folder(const fs::path& folder) {
  std::vector<FolderEntry> entries;
  WIN32_FIND_DATAW found{};
  const HANDLE first = ::FindFirstFileExW((openable(folder) + L"\\*").c_str(), FindExInfoBasic,
                                          &found, FindExSearchNameMatch, nullptr, 0);
  if (first == INVALID_HANDLE_VALUE) {
    const DWORD error = ::GetLastError();
    if (error == ERROR_FILE_NOT_FOUND) return entries;  // the root of a drive can be all empty
    return failure(folder, error);
  }
  const Search search(first);
  do {
    const fs::path name = static_cast<const wchar_t*>(found.cFileName);
    if (name == L"." || name == L"..") continue;
    entries.push_back({folder / name, text::utf8_of(name), kind_of(found)});
  } while (::FindNextFileW(search.get(), &found) != 0);
  if (const DWORD error = ::GetLastError(); error != ERROR_NO_MORE_FILES) {
    return failure(folder, error);
  }
  return entries;
}

}  // namespace pec::mail
