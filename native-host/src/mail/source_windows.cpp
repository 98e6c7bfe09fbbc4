// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of source.cpp.
#include <algorithm>
#include <io.h>
#include <memory>
#include <utility>
#include <vector>
#include <windows.h>

#include "mail/folder.h"
#include "mail/long_path_windows.h"
#include "mail/source.h"
#include "mail/spool.h"

namespace pec::mail {
namespace {

constexpr std::size_t kChunkBytes = 1024 * 1024;

struct CloseFile {
  void operator()(HANDLE handle) const { ::CloseHandle(handle); }
};
using Handle = std::unique_ptr<void, CloseFile>;

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::_close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

std::string cause_of(DWORD error) {
  switch (error) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_INVALID_NAME:
    case ERROR_INVALID_DRIVE:
    case ERROR_BAD_PATHNAME:
    case ERROR_BAD_NETPATH:
    case ERROR_BAD_NET_NAME:
    case ERROR_DIRECTORY:
      return "not-found";
    case ERROR_ACCESS_DENIED:
    case ERROR_NETWORK_ACCESS_DENIED:
      return "no-permission";
    case ERROR_FILE_TOO_LARGE:
    case ERROR_NOT_ENOUGH_MEMORY:
    case ERROR_OUTOFMEMORY:
      return "too-large";
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
    case ERROR_COMMITMENT_LIMIT:
    case ERROR_COMMITMENT_MINIMUM:
      return "no-space";
    default:
      return "cannot-read";
  }
}

tl::unexpected<SourceError> failure(const std::filesystem::path& path, DWORD error) {
  return tl::make_unexpected(SourceError{path, cause_of(error)});
}

HANDLE handle_of(int descriptor) {
  // The C library's own way of carrying a handle in a number.
  return reinterpret_cast<HANDLE>(  // NOLINT(*-reinterpret-cast,performance-no-int-to-ptr)
      ::_get_osfhandle(descriptor));
}

// Reads on until `size` bytes or the end. Out: how many; the error is 0 when there is none.
std::pair<std::size_t, DWORD> read_up_to(HANDLE file, char* to, std::size_t size) {
  std::size_t total = 0;
  while (total < size) {
    DWORD got = 0;
    const auto wanted = static_cast<DWORD>(std::min(size - total, kChunkBytes));
    if (::ReadFile(file, to + total, wanted, &got, nullptr) == 0) {
      const DWORD error = ::GetLastError();
      // The writer of a pipe has closed it: this is how its end looks.
      const bool at_end = error == ERROR_BROKEN_PIPE || error == ERROR_HANDLE_EOF;
      return {total, at_end ? 0 : error};
    }
    if (got == 0) break;
    total += got;
  }
  return {total, 0};
}

}  // namespace

Source::~Source() {
  if (data_ != nullptr && memory_.empty()) ::UnmapViewOfFile(data_);
}

tl::expected<Source, SourceError> Source::map(int descriptor, std::size_t size,
                                              const std::filesystem::path& name) {
  Source source;
  const Handle mapping(
      ::CreateFileMappingW(handle_of(descriptor), nullptr, PAGE_READONLY, 0, 0, nullptr));
  if (!mapping) return failure(name, ::GetLastError());
  const void* address = ::MapViewOfFile(mapping.get(), FILE_MAP_READ, 0, 0, size);
  if (address == nullptr) return failure(name, ::GetLastError());
  source.data_ = static_cast<const char*>(address);
  source.size_ = size;
  return source;
}

tl::expected<Source, SourceError> Source::read(int descriptor, std::size_t size,
                                               const std::filesystem::path& name) {
  std::vector<char> bytes(size);
  // Cut short since it was measured: what is there is what is judged.
  const auto [got, error] = read_up_to(handle_of(descriptor), bytes.data(), size);
  if (error != 0) return failure(name, error);
  bytes.resize(got);
  return own(std::move(bytes));
}

tl::expected<Source, SourceError> Source::open(const std::filesystem::path& path) {
  if (path == "-") return spool(0, path);
  // Mail programs keep their mailboxes open, and may write, rename or delete them meanwhile.
  const HANDLE opened = ::CreateFileW(openable(path).c_str(), GENERIC_READ,
                                      FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                      nullptr, OPEN_EXISTING, FILE_FLAG_SEQUENTIAL_SCAN, nullptr);
  if (opened == INVALID_HANDLE_VALUE) {
    const DWORD error = ::GetLastError();
    if (is_folder(path)) return tl::make_unexpected(SourceError{path, "is-a-folder"});
    return failure(path, error);
  }
  Handle handle(opened);
  const bool regular = ::GetFileType(opened) == FILE_TYPE_DISK;
  LARGE_INTEGER length{};
  if (regular && ::GetFileSizeEx(opened, &length) == 0) return failure(path, ::GetLastError());
  const Descriptor file(
      ::_open_osfhandle(reinterpret_cast<intptr_t>(opened), 0));  // NOLINT(*-reinterpret-cast)
  if (file.get() < 0) return failure(path, ERROR_TOO_MANY_OPEN_FILES);
  static_cast<void>(handle.release());  // closed with the descriptor
  if (!regular) return spool(file.get(), path);
  const auto size = static_cast<std::size_t>(length.QuadPart);
  if (size > kMaxFileBytes) return failure(path, ERROR_FILE_TOO_LARGE);
  return size <= kMaxBytesInMemory ? read(file.get(), size, path) : map(file.get(), size, path);
}

tl::expected<Source, SourceError> Source::spool(int descriptor, const std::filesystem::path& name,
                                                std::size_t max_bytes) {
  Spool spool({}, name, max_bytes);
  std::vector<char> piece(kChunkBytes);
  for (bool more = true; more;) {
    const auto [got, error] = read_up_to(handle_of(descriptor), piece.data(), piece.size());
    if (error != 0) return failure(name, error);
    const auto taken = spool.append({piece.data(), got});
    if (!taken) return tl::make_unexpected(taken.error());
    more = got == piece.size();
  }
  return spool.finish();
}

}  // namespace pec::mail
