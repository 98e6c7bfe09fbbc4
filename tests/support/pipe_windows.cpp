// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <io.h>
#include <stdexcept>

#include "support/pipe.h"

namespace pec::tests {

Pipe::Pipe() {
  if (::_pipe(ends_.data(), 64 * 1024, _O_BINARY) != 0) throw std::runtime_error("no pipe");
}

}  // namespace pec::tests
