// SPDX-License-Identifier: EUPL-1.2
#include "mail/source.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

#include <sys/mman.h>
#include <sys/stat.h>

namespace pec::mail {
namespace {

// Up to here reading beats mapping: taking a mapping away interrupts every processor that runs
// another thread of this program, which cost two threads a quarter of their gain on receipts.
constexpr std::size_t kReadBytes = 64 * 1024;

// Small files are touched in full at once, so one system call replaces a page fault every 4 KiB.
constexpr std::size_t kPopulateBytes = 1024 * 1024;

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

std::string cause_of(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "not-found";
    case EACCES:
    case EPERM:
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

// A file without a name in the temporary folder: nothing to clean up after a crash.
int open_temporary() {
  std::error_code error;
  std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  if (error) folder = "/tmp";
  const int nameless = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (nameless >= 0) return nameless;
  std::string name = (folder / "pec-companion-XXXXXX").string();
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

bool write_all(int descriptor, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(descriptor, data, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    data += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace

Source::~Source() {
  // munmap takes what mmap gave, though nothing is written through it.
  if (data_ != nullptr && copy_ == nullptr)
    ::munmap(const_cast<char*>(data_), size_);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

Source::Source(Source&& other) noexcept
    : copy_(std::move(other.copy_)),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

Source& Source::operator=(Source&& other) noexcept {
  std::swap(copy_, other.copy_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
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
  Source source;
  source.copy_ = std::make_unique_for_overwrite<char[]>(size);
  source.data_ = source.copy_.get();
  while (source.size_ < size) {
    const ssize_t got = ::read(descriptor, &source.copy_[source.size_], size - source.size_);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(name, errno);
    if (got == 0) break;  // cut short since it was measured: what is there is what is judged
    source.size_ += static_cast<std::size_t>(got);
  }
  return source;
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
  return size <= kReadBytes ? read(file.get(), size, path) : map(file.get(), size, path);
}

tl::expected<Source, SourceError> Source::spool(int descriptor, const std::filesystem::path& name,
                                                std::size_t max_bytes) {
  const Descriptor file(open_temporary());
  if (file.get() < 0) return failure(name, ENOSPC);
  std::array<char, 256 * 1024> buffer{};
  std::size_t total = 0;
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(name, errno);
    if (got == 0) break;
    total += static_cast<std::size_t>(got);
    if (total > max_bytes) return failure(name, EFBIG);
    if (!write_all(file.get(), buffer.data(), static_cast<std::size_t>(got))) {
      return failure(name, errno == 0 ? ENOSPC : errno);
    }
  }
  return map(file.get(), total, name);
}

}  // namespace pec::mail
