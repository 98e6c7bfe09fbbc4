// SPDX-License-Identifier: EUPL-1.2
//
// Is this installation whole? Touches no network.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "doctor/findings.h"

namespace pec::doctor {

// Anchors older than this are worth a note: newer ones may have come out.
inline constexpr std::chrono::days kOldAnchors{365};

// Everything, in the order in which it is shown. In: the version of the program that asks.
std::vector<Check> test_installation(const std::string& version);

}  // namespace pec::doctor
