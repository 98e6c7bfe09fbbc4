// SPDX-License-Identifier: EUPL-1.2
#include "outgoing/finding.h"

#include <array>
#include <cstddef>

namespace pec::outgoing {
namespace {

// Each in the order of its enumeration.
constexpr std::array<std::string_view, 3> kSeverities = {"note", "warning", "grave"};
constexpr std::array<std::string_view, 4> kActions = {"none", "warn", "confirm", "block"};

}  // namespace

std::string_view severity_id(Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)];
}

std::string_view action_id(Action action) { return kActions[static_cast<std::size_t>(action)]; }

}  // namespace pec::outgoing
