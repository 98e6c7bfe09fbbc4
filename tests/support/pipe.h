// SPDX-License-Identifier: EUPL-1.2
//
// A pipe for a test: pipe.cpp makes it on POSIX, pipe_windows.cpp there.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace pec::tests {

// Its ends are descriptors of the C library, closed with the object.
class Pipe {
 public:
  Pipe();
  ~Pipe();
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  // Writes all, as long as somebody reads.
  void write(std::string_view bytes) const;
  // Waits until that many bytes came, or the end.
  std::string read(std::size_t bytes) const;
  void close_reader();
  void close_writer();

 private:
  std::array<int, 2> ends_{-1, -1};
};

}  // namespace pec::tests
