// SPDX-License-Identifier: EUPL-1.2
//
// What pipes do alike on every system; mingw-w64 has these functions of POSIX.
#include <algorithm>
#include <unistd.h>

#include "support/pipe.h"

namespace pec::tests {
namespace {

constexpr std::size_t kPiece = 32 * 1024;  // Windows takes no more at once than the pipe holds

void close_end(int& end) {
  if (end >= 0) ::close(end);
  end = -1;
}

}  // namespace

Pipe::~Pipe() {
  close_reader();
  close_writer();
}

void Pipe::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto size = static_cast<unsigned>(std::min(bytes.size(), kPiece));
    const auto written = ::write(ends_[1], bytes.data(), size);
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string Pipe::read(std::size_t bytes) const {
  std::string out(bytes, '\0');
  std::size_t filled = 0;
  while (filled < bytes) {
    const auto size = static_cast<unsigned>(std::min(bytes - filled, kPiece));
    const auto got = ::read(ends_[0], out.data() + filled, size);
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  out.resize(filled);
  return out;
}

void Pipe::close_reader() { close_end(ends_[0]); }
void Pipe::close_writer() { close_end(ends_[1]); }

}  // namespace pec::tests
