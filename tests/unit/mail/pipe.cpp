// SPDX-License-Identifier: EUPL-1.2
#include "pipe.h"

#include <stdexcept>
#include <unistd.h>

namespace pec::mail {

Pipe::Pipe() {
  if (::pipe(ends_.data()) != 0) throw std::runtime_error("no pipe");
}

Pipe::~Pipe() {
  ::close(ends_[0]);
  close_writer();
}

void Pipe::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t written = ::write(ends_[1], bytes.data(), bytes.size());
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Pipe::close_writer() {
  if (ends_[1] >= 0) ::close(ends_[1]);
  ends_[1] = -1;
}

}  // namespace pec::mail
