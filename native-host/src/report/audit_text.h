// SPDX-License-Identifier: EUPL-1.2
//
// An audit for a person at a terminal: each PEC account with its grade, and each finding with why
// it matters and the steps that mend it.
#pragma once

#include <string>
#include <string_view>

#include "accounts/audit.h"
#include "report/catalogue.h"
#include "report/terminal_style.h"

namespace pec::report {

// Ends with a line break. Names, addresses and facts are made harmless.
std::string audit_text(const accounts::Audit& audit, const Catalogue& catalogue,
                       const TerminalStyle& style);

// Where a problem lies and what it is, in one sentence.
std::string problem_text(const accounts::Problem& problem, const Catalogue& catalogue);

// Why a finding matters: audit.<rule>.why, and audit.<rule>.with.<fact> for each fact that has such
// a sentence, since not every finding of a rule has every fact.
std::string reason_text(const accounts::Finding& finding, const Catalogue& catalogue);

}  // namespace pec::report
