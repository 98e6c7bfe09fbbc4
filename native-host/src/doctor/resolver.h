// SPDX-License-Identifier: EUPL-1.2
//
// The addresses of a host. Private to doctor/; POSIX only.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include <sys/socket.h>

#include "doctor/findings.h"

namespace pec::doctor {

using Deadline = std::chrono::steady_clock::time_point;

// Addresses of one host that are tried.
inline constexpr std::size_t kMaxAddresses = 8;

struct Address {
  sockaddr_storage storage{};
  socklen_t length = 0;
  std::string text;  // "192.0.2.1"
};

struct Resolution {
  Outcome outcome = Outcome::resolve_failed;
  std::vector<Address> addresses;  // at least one where the outcome is found or literal
  std::string what;                // of a failure, in the words of the system
};

// Asks the system as every other program does: files, the name server, whatever is set up. Ends by
// `deadline`, also where the system's own limits are longer.
Resolution resolve(const std::string& host, std::uint16_t port, Deadline deadline);

}  // namespace pec::doctor
