// SPDX-License-Identifier: EUPL-1.2
//
// A verdict or an audit as a page that a browser opens from a file and a printer prints: UTF-8
// HTML, complete in itself, without scripts or anything to load. What came from a message or from
// settings is text in it and never markup.
#pragma once

#include <string>

#include "accounts/audit.h"
#include "report/catalogue.h"
#include "text/instant.h"
#include "verification/verdict.h"

namespace pec::report {

// What a page says of itself.
struct PageOrigin {
  std::chrono::sys_seconds made{};
  std::string version;  // of this program
};

// The sentences of explain(): headline, meaning and reasons, what to do, what is certified, every
// check, and the messages inside. Of recipients and nested messages the first ones.
std::string verdict_page(const verification::Verdict& verdict, const Catalogue& catalogue,
                         const PageOrigin& origin);

// The sentences of audit_text(): each PEC account with its findings, why they matter and the steps
// that mend them; then what is no PEC and what could not be read.
std::string audit_page(const accounts::Audit& audit, const Catalogue& catalogue,
                       const PageOrigin& origin);

}  // namespace pec::report
