// SPDX-License-Identifier: EUPL-1.2
#include "doctor/network_faults.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>

namespace pec::doctor {
namespace {

struct Meaning {
  int error_number;
  ConnectFault fault;
};

constexpr std::array kMeanings = {
    Meaning{ECONNREFUSED, ConnectFault::refused},
    Meaning{ETIMEDOUT, ConnectFault::dropped},
    Meaning{EACCES, ConnectFault::forbidden},  // ip-route(8), "prohibit"; an LSM
    Meaning{EPERM, ConnectFault::forbidden},   // a rule of netfilter on what goes out
    Meaning{ENETUNREACH, ConnectFault::unreachable},
    Meaning{EHOSTUNREACH, ConnectFault::unreachable},
    Meaning{ENETDOWN, ConnectFault::unreachable},
    Meaning{EADDRNOTAVAIL, ConnectFault::unreachable},  // no address of our own of that family
    Meaning{EINVAL, ConnectFault::unreachable},         // ip-route(8), "blackhole"
};

// In the order in which they tell most; ConnectFault is sorted by it.
constexpr std::array kOutcomes = {Outcome::connect_refused, Outcome::connect_dropped,
                                  Outcome::connect_forbidden, Outcome::connect_unreachable,
                                  Outcome::connect_failed};

}  // namespace

ConnectFault connect_fault(int error_number) {
  const auto* const row = std::find_if(
      kMeanings.begin(), kMeanings.end(),
      [error_number](const Meaning& meaning) { return meaning.error_number == error_number; });
  return row == kMeanings.end() ? ConnectFault::failed : row->fault;
}

Outcome connect_outcome(std::span<const ConnectFault> faults) {
  return kOutcomes[static_cast<std::size_t>(*std::min_element(faults.begin(), faults.end()))];
}

}  // namespace pec::doctor
