// SPDX-License-Identifier: EUPL-1.2
//
// What the doctor found, in sentences: a line a check, below it what to do where something is
// wrong.
#pragma once

#include <string>

#include "doctor/server.h"
#include "report/catalogue.h"
#include "report/terminal_style.h"

namespace pec::report {

std::string diagnosis_text(const doctor::Diagnosis& diagnosis, const Catalogue& catalogue,
                           const TerminalStyle& style);

}  // namespace pec::report
