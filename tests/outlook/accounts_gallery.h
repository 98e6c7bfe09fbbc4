// SPDX-License-Identifier: EUPL-1.2
//
// The window about the accounts, to be looked at.
#pragma once

#include <string_view>

#include "texts/texts.h"

namespace pec::outlook::gallery {

// Shows it until it is closed. In: "accounts" with findings, "accounts-good" without any,
// "accounts-failed" without an audit.
void show_accounts(const Texts& texts, std::string_view what);

}  // namespace pec::outlook::gallery
