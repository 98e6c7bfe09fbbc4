// SPDX-License-Identifier: EUPL-1.2
//
// What the errors of a system mean when a connection cannot be made.
#pragma once

#include <span>

#include "doctor/findings.h"

namespace pec::doctor {

// One address that could not be connected to.
enum class ConnectFault {
  refused,      // the computer there says that nothing listens, or something on the way says so
  dropped,      // no answer at all
  forbidden,    // this computer itself does not let the connection out
  unreachable,  // this computer, or a router, knows no way there
  failed,
};

// In: errno of connect(2).
ConnectFault connect_fault(int error_number);

// What to say where every address of a server failed: what tells most, because a computer without
// IPv6, say, always finds the IPv6 address of a server out of reach. In: at least one.
Outcome connect_outcome(std::span<const ConnectFault> faults);

}  // namespace pec::doctor
