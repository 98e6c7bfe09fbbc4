// SPDX-License-Identifier: EUPL-1.2
//
// Bytes of a file or of standard input, as one read-only view for as long as the Source lives. A
// file is mapped, not copied, so a mailbox of gigabytes costs address space only; one so small that
// a mapping costs more than its bytes is read.
//
// source.cpp is the POSIX version, source_windows.cpp the other; nothing of the platform shows
// here.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace pec::mail {

// Up to here reading beats mapping: taking a mapping away interrupts every processor that runs
// another thread of this program, which cost two threads a quarter of their gain on receipts.
inline constexpr std::size_t kMaxBytesInMemory = std::size_t{64} * 1024;

// A mailbox file may hold many messages; the cap of one message is the verifier's.
inline constexpr std::size_t kMaxFileBytes = std::size_t{8} * 1024 * 1024 * 1024;

// Why bytes cannot be had. `what` is an identifier, worded by report/: "not-found",
// "no-permission", "is-a-folder", "too-large", "no-space", "cannot-read".
struct SourceError {
  std::filesystem::path path;
  std::string what;
};

class Source {
 public:
  // Opens what a person named. In: a path; "-" is standard input. Regular files are mapped or read;
  // pipes and devices are spooled first. Out: all the bytes. Errors: see SourceError.
  // A mapped file that another program cuts short while it is read ends this program (SIGBUS), as
  // it would any reader of a mapping; mail programs replace mailboxes instead of cutting them.
  static tl::expected<Source, SourceError> open(const std::filesystem::path& path);

  // Copies an open descriptor to its end (mail/spool.h), so that a message from a pipe is one piece
  // of bytes.
  // `name` only labels errors. Errors: "too-large" beyond `max_bytes`, "no-space", "cannot-read".
  static tl::expected<Source, SourceError> spool(int descriptor, const std::filesystem::path& name,
                                                 std::size_t max_bytes = kMaxFileBytes);

  // Bytes that are in memory already.
  static Source own(std::vector<char> bytes);

  ~Source();
  Source(Source&& other) noexcept;
  Source& operator=(Source&& other) noexcept;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // The whole file; empty for an empty file. Valid while this Source lives.
  std::string_view bytes() const { return {data_, size_}; }

 private:
  friend class Spool;  // maps the file it wrote
  Source() = default;
  static tl::expected<Source, SourceError> map(int descriptor, std::size_t size,
                                               const std::filesystem::path& name);
  static tl::expected<Source, SourceError> read(int descriptor, std::size_t size,
                                                const std::filesystem::path& name);

  std::vector<char> memory_;  // what data_ points to when nothing is mapped
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace pec::mail
