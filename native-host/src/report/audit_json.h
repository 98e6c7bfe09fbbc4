// SPDX-License-Identifier: EUPL-1.2
//
// An audit for programs: one JSON object on one line, described by
// native-host/data/schemas/audit.schema.json. Absent values are null, never missing.
#pragma once

#include <string>

#include "accounts/audit.h"

namespace pec::report {

// Facts longer than this are cut: filter names and folders may be of any length.
inline constexpr std::size_t kMaxAuditTextBytes = 512;

// Never fails, whatever the strings hold (see verdict_json).
std::string audit_json(const accounts::Audit& audit);

}  // namespace pec::report
