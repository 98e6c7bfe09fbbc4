// SPDX-License-Identifier: EUPL-1.2
//
// The two pipes to the mail program. streams.cpp is the POSIX version, streams_windows.cpp the
// other.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pec::host {

class Streams {
 public:
  // Takes standard input and output for the frames alone: whatever a library prints goes to
  // standard error from here on, and whatever reads standard input finds it empty. Writing to a
  // closed pipe becomes an error instead of the end of the program. Out: none when there is no
  // standard input or output.
  static std::optional<Streams> take();

  ~Streams();
  Streams(Streams&& other) noexcept;
  Streams& operator=(Streams&& other) = delete;
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;

  // Reads some bytes, waiting for the first that long at most. Out: how many, 0 at the end and when
  // it fails; none when nothing came in time.
  std::optional<std::size_t> read(std::span<char> into, std::chrono::milliseconds time) const;
  // Writes all of it. Out: false once nobody reads any more.
  bool write(std::string_view bytes) const;

 private:
  // What the system knows an open stream by: POSIX a descriptor, Windows a HANDLE. In both, -1 is
  // none.
  using Handle = std::intptr_t;

  Streams(Handle in, Handle out) : in_(in), out_(out) {}

  Handle in_;
  Handle out_;
};

// Whether a person started the program in a terminal, instead of a mail program with pipes.
bool stdin_is_terminal();

}  // namespace pec::host
