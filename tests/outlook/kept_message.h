// SPDX-License-Identifier: EUPL-1.2
//
// A message as a store of Outlook's keeps it once it has come ([MS-OXOSMIME], 2.1.3.1).
#pragma once

#include <string_view>

#include "scripted_mapi.h"

namespace pec::outlook::testing {

// In: the message as it was sent; `variant` chooses between what Outlook is known to do with the
// headers.
StoredMessage kept_by_outlook(std::string_view bytes, int variant);

}  // namespace pec::outlook::testing
