// SPDX-License-Identifier: EUPL-1.2
#include "signature/signature.h"

#include <array>
#include <cstddef>

namespace pec::signature {

std::string_view state_id(State state) {
  constexpr std::array<std::string_view, 6> kStates = {"absent",   "malformed", "unverifiable",
                                                       "mismatch", "invalid",   "intact"};
  static_assert(static_cast<std::size_t>(State::intact) + 1 == kStates.size());
  return kStates[static_cast<std::size_t>(state)];
}

}  // namespace pec::signature
