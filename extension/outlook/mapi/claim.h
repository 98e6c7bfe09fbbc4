// SPDX-License-Identifier: EUPL-1.2
//
// Whether an item that Outlook has converted looks like PEC: then it must be said that it cannot
// be judged here.
#pragma once

#include <tl/expected.hpp>

#include "com/dispatch.h"

namespace pec::outlook {

// By the signs that the host goes by (verification/claims.h), as far as Outlook shows them.
// Errors: COM's; whoever cannot look must not say that there is nothing.
tl::expected<bool, HRESULT> claims_pec(IDispatch* item);

}  // namespace pec::outlook
