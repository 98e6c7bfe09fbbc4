// SPDX-License-Identifier: EUPL-1.2
//
// What is known of an address, for a person at a terminal.
#pragma once

#include <string>

#include "addresses/evidence.h"
#include "report/catalogue.h"
#include "report/terminal_style.h"

namespace pec::report {

// The address with its verdict, then a line for each piece of evidence with its date, for failures
// and for what may have been meant. Ends with a line break; untrusted text is made harmless.
std::string address_text(const addresses::AddressReport& report, const Catalogue& catalogue,
                         const TerminalStyle& style);

// The verdict on an address in words, or what is wrong with it.
std::string verdict_words(const addresses::AddressReport& report, const Catalogue& catalogue);

}  // namespace pec::report
