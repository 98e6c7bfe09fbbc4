// SPDX-License-Identifier: EUPL-1.2
//
// What the directory of addresses holds, for programs.
#pragma once

#include <span>
#include <string>

#include "addresses/directory.h"
#include "addresses/register_import.h"

namespace pec::report {

// {"addresses": n, ..., "settings": {...}, "registers": [...]}
std::string directory_json(const addresses::DirectoryStats& stats,
                           const addresses::DirectorySettings& settings,
                           std::span<const addresses::ImportedRegister> registers);

// {"rows": n, "addresses": n, "replaced": bool, ...}
std::string import_json(const addresses::ImportResult& result);

}  // namespace pec::report
