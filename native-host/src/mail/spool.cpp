// SPDX-License-Identifier: EUPL-1.2
//
// The POSIX version.
#include "mail/spool.h"

#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include "mail/posix_file.h"

namespace pec::mail {
namespace {

std::filesystem::path system_folder() {
  std::error_code error;
  std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  return error ? "/tmp" : folder;
}

}  // namespace

struct Spool::State {
  std::filesystem::path folder;
  std::filesystem::path name;
  std::size_t max_bytes;
  std::size_t size = 0;
  std::vector<char> memory{};  // all bytes, until there is a file
  Descriptor file{};

  // Out: 0 or an errno value.
  int write(std::string_view bytes) const { return write_all(file.get(), bytes); }

  int move_to_file() {
    file = open_temporary(folder.empty() ? system_folder() : folder);
    if (file.get() < 0) return errno;
    const int error = write({memory.data(), memory.size()});
    std::vector<char>().swap(memory);
    return error;
  }
};

Spool::Spool(std::filesystem::path folder, std::filesystem::path name, std::size_t max_bytes)
    : state_(std::make_unique<State>(State{std::move(folder), std::move(name), max_bytes})) {}
Spool::~Spool() = default;
Spool::Spool(Spool&&) noexcept = default;
Spool& Spool::operator=(Spool&&) noexcept = default;

std::size_t Spool::size() const { return state_->size; }

tl::expected<void, SourceError> Spool::append(std::string_view bytes) {
  State& s = *state_;
  if (bytes.size() > s.max_bytes - s.size) return failure(s.name, EFBIG);
  s.size += bytes.size();
  if (s.size <= kMaxBytesInMemory) {
    s.memory.insert(s.memory.end(), bytes.begin(), bytes.end());
    return {};
  }
  if (s.file.get() < 0) {
    if (const int error = s.move_to_file(); error != 0) return failure(s.name, error);
  }
  if (const int error = s.write(bytes); error != 0) return failure(s.name, error);
  return {};
}

tl::expected<Source, SourceError> Spool::finish() {
  State& s = *state_;
  const std::size_t size = std::exchange(s.size, 0);
  if (s.file.get() < 0) return Source::own(std::exchange(s.memory, {}));
  const Descriptor file = std::exchange(s.file, Descriptor());
  return Source::map(file.get(), size, s.name);
}

}  // namespace pec::mail
