// SPDX-License-Identifier: EUPL-1.2
//
// Is the add-on there, and does Thunderbird find the host by it?
#pragma once

#include <filesystem>
#include <vector>

#include "doctor/findings.h"
#include "doctor/thunderbird_places.h"

namespace pec::doctor {

struct AddonReport {
  std::vector<Check> checks;      // installation.addon, installation.registration
  std::filesystem::path program;  // the host that Thunderbird would start; empty: none
  std::filesystem::path manifest;
};

// Neither an add-on nor a manifest is no fault: the command is of use without Thunderbird.
AddonReport check_addon(const ThunderbirdPlaces& places);

}  // namespace pec::doctor
