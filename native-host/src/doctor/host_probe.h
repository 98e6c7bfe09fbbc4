// SPDX-License-Identifier: EUPL-1.2
//
// Starts the host as Thunderbird does, greets it, and ends it.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "doctor/findings.h"

namespace pec::doctor {

inline constexpr std::chrono::seconds kHostTime{10};

// The check installation.host. `manifest` is the argument that Thunderbird would give; `version` is
// the one that the host must have.
Check check_host(const std::filesystem::path& program, const std::filesystem::path& manifest,
                 const std::string& version, std::chrono::milliseconds limit = kHostTime);

}  // namespace pec::doctor
