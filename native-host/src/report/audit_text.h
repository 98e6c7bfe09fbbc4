// SPDX-License-Identifier: EUPL-1.2
//
// An audit for a person at a terminal: each PEC account with its grade, and each finding with why
// it matters and the steps that mend it.
#pragma once

#include <string>

#include "accounts/audit.h"
#include "report/catalogue.h"
#include "report/terminal_style.h"

namespace pec::report {

// Ends with a line break. Names, addresses and facts are made harmless.
std::string audit_text(const accounts::Audit& audit, const Catalogue& catalogue,
                       const TerminalStyle& style);

}  // namespace pec::report
