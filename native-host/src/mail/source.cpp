// SPDX-License-Identifier: EUPL-1.2
#include "mail/source.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

#include <sys/mman.h>
#include <sys/stat.h>

#include "mail/posix_file.h"
#include "mail/spool.h"

namespace pec::mail {
namespace {

// Small files are touched in full at once, so one system call replaces a page fault every 4 KiB.
constexpr std::size_t kPopulateBytes = 1024 * 1024;

}  // namespace

Source::~Source() {
  // munmap takes what mmap gave, though nothing is written through it.
  if (data_ != nullptr && memory_.empty())
    ::munmap(const_cast<char*>(data_), size_);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

tl::expected<Source, SourceError> Source::map(int descriptor, std::size_t size,
                                              const std::filesystem::path& name) {
  Source source;
  if (size == 0) return source;  // an empty file cannot be mapped and needs not
  const int flags = MAP_PRIVATE | (size <= kPopulateBytes ? MAP_POPULATE : 0);
  void* address = ::mmap(nullptr, size, PROT_READ, flags, descriptor, 0);
  if (address == MAP_FAILED) return failure(name, errno);
  if (size > kPopulateBytes) ::madvise(address, size, MADV_SEQUENTIAL);
  source.data_ = static_cast<const char*>(address);
  source.size_ = size;
  return source;
}

tl::expected<Source, SourceError> Source::read(int descriptor, std::size_t size,
                                               const std::filesystem::path& name) {
  std::vector<char> bytes(size);
  std::size_t have = 0;
  while (have < size) {
    const ssize_t got = ::read(descriptor, &bytes[have], size - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(name, errno);
    if (got == 0) break;  // cut short since it was measured: what is there is what is judged
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return own(std::move(bytes));
}

tl::expected<Source, SourceError> Source::open(const std::filesystem::path& path) {
  if (path == "-") return spool(STDIN_FILENO, path);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  struct stat status {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return failure(path, errno);
  if (S_ISDIR(status.st_mode)) return failure(path, EISDIR);
  if (!S_ISREG(status.st_mode)) return spool(file.get(), path);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > kMaxFileBytes) return failure(path, EFBIG);
  return size <= kMaxBytesInMemory ? read(file.get(), size, path) : map(file.get(), size, path);
}

tl::expected<Source, SourceError> Source::spool(int descriptor, const std::filesystem::path& name,
                                                std::size_t max_bytes) {
  Spool spool({}, name, max_bytes);
  std::array<char, 256 * 1024> buffer{};
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(name, errno);
    if (got == 0) return spool.finish();
    const auto taken = spool.append({buffer.data(), static_cast<std::size_t>(got)});
    if (!taken) return tl::make_unexpected(taken.error());
  }
}

}  // namespace pec::mail
