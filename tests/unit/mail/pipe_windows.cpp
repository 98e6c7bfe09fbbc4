// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <io.h>
#include <stdexcept>

#include "pipe.h"

namespace pec::mail {

Pipe::Pipe() {
  if (::_pipe(ends_.data(), 64 * 1024, _O_BINARY) != 0) throw std::runtime_error("no pipe");
}

Pipe::~Pipe() {
  ::_close(ends_[0]);
  close_writer();
}

void Pipe::write(std::string_view bytes) const {
  constexpr std::size_t kPiece = 32 * 1024;
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, kPiece);
    const int written = ::_write(ends_[1], piece.data(), static_cast<unsigned>(piece.size()));
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Pipe::close_writer() {
  if (ends_[1] >= 0) ::_close(ends_[1]);
  ends_[1] = -1;
}

}  // namespace pec::mail
