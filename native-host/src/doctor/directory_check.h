// SPDX-License-Identifier: EUPL-1.2
//
// The database of addresses: can the programs use it?
#pragma once

#include <chrono>
#include <filesystem>

#include "doctor/findings.h"

namespace pec::doctor {

// How long it is looked through: half a million addresses take a tenth of a second.
inline constexpr std::chrono::seconds kDirectoryLimit{10};

// The check installation.directory. In: the file, which need not exist; empty when the user has no
// home. Only reads it.
Check check_directory(const std::filesystem::path& file);

}  // namespace pec::doctor
