// SPDX-License-Identifier: EUPL-1.2
//
// A pipe for a test: pipe.cpp on POSIX, pipe_windows.cpp there.
#pragma once

#include <array>
#include <string_view>

namespace pec::mail {

class Pipe {
 public:
  Pipe();
  ~Pipe();
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int reader() const { return ends_[0]; }
  void write(std::string_view bytes) const;
  void close_writer();

 private:
  std::array<int, 2> ends_{-1, -1};
};

}  // namespace pec::mail
