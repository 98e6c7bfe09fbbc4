// SPDX-License-Identifier: EUPL-1.2
//
// What the doctor found, for programs: one JSON object on one line, described by
// native-host/data/schemas/doctor.schema.json.
#pragma once

#include <string>

#include "doctor/server.h"

namespace pec::report {

// Without a line break. ASCII: whatever a server sent, what could deceive a reader or a terminal is
// written as an escape, and bytes that are no UTF-8 are U+FFFD.
std::string diagnosis_json(const doctor::Diagnosis& diagnosis);

}  // namespace pec::report
