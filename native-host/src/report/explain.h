// SPDX-License-Identifier: EUPL-1.2
//
// One verdict told in full sentences, for somebody who wants to know what to make of a message.
#pragma once

#include <string>
#include <string_view>

#include "report/catalogue.h"
#include "report/terminal_style.h"
#include "verification/verdict.h"

namespace pec::report {

// Headline, meaning, what is certified, what to do, every check, and the signed messages found
// inside, labelled as not received here as such. `label` says where the message lies; untrusted.
std::string explain(const verification::Verdict& verdict, std::string_view label,
                    const Catalogue& catalogue, const TerminalStyle& style);

}  // namespace pec::report
