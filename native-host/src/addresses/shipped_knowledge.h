// SPDX-License-Identifier: EUPL-1.2
//
// What is known of an address without any directory: whether it is one, and whether its domain is
// that of a provider's mailboxes.
#pragma once

#include <string_view>

#include "accounts/providers.h"
#include "addresses/evidence.h"

namespace pec::addresses {

AddressReport from_shipped_data(std::string_view address, const accounts::Providers& providers);

}  // namespace pec::addresses
