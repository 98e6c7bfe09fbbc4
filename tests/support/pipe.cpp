// SPDX-License-Identifier: EUPL-1.2
#include "support/pipe.h"

#include <stdexcept>
#include <unistd.h>

namespace pec::tests {

Pipe::Pipe() {
  if (::pipe(ends_.data()) != 0) throw std::runtime_error("no pipe");
}

}  // namespace pec::tests
