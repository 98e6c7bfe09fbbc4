// SPDX-License-Identifier: EUPL-1.2
#include "mail/posix_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>

namespace pec::mail {

std::string cause_of(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "not-found";
    case EACCES:
    case EPERM:
    case EROFS:
      return "no-permission";
    case EISDIR:
      return "is-a-folder";
    case EFBIG:
    case EOVERFLOW:
    case ENOMEM:
      return "too-large";
    case ENOSPC:
    case EDQUOT:
      return "no-space";
    default:
      return "cannot-read";
  }
}

tl::unexpected<SourceError> failure(const std::filesystem::path& path, int error) {
  return tl::make_unexpected(SourceError{path, cause_of(error)});
}

Descriptor open_temporary(const std::filesystem::path& folder) {
  Descriptor nameless(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  // Not every file system has files without a name, and an old kernel takes the flag for a folder.
  const bool unsupported = errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL;
  if (nameless.get() >= 0 || !unsupported) return nameless;
  std::string name = (folder / "pec-companion-XXXXXX").string();
  Descriptor named(::mkostemp(name.data(), O_CLOEXEC));
  if (named.get() >= 0) ::unlink(name.c_str());
  return named;
}

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : ENOSPC;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace pec::mail
