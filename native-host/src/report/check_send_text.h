// SPDX-License-Identifier: EUPL-1.2
//
// The check of a draft for a person at a terminal: each finding with why it matters and what can be
// done, then each recipient with what is known of it.
#pragma once

#include <string>

#include "outgoing/check.h"
#include "report/catalogue.h"
#include "report/terminal_style.h"

namespace pec::report {

// Ends with a line break. Addresses, names and facts are made harmless.
std::string check_send_text(const outgoing::Checked& checked, const Catalogue& catalogue,
                            const TerminalStyle& style);

// What a finding is, in a line: send.<rule>.title, with its facts.
std::string title_text(const outgoing::Finding& finding, const Catalogue& catalogue);
// How bad it is, in a word.
std::string severity_text(const outgoing::Finding& finding, const Catalogue& catalogue);
// What can be done about it.
std::string remedy_text(const outgoing::Remedy& remedy, const Catalogue& catalogue);

// Why a finding matters: send.<rule>.why, and send.<rule>.with.<fact> for each fact that has such a
// sentence.
std::string reason_text(const outgoing::Finding& finding, const Catalogue& catalogue);

}  // namespace pec::report
