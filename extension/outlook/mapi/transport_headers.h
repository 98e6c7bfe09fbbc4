// SPDX-License-Identifier: EUPL-1.2
//
// The headers that a message came with (PR_TRANSPORT_MESSAGE_HEADERS), as far as its store has kept
// them.
#pragma once

#include <cstddef>
#include <string>

#include "com/dispatch.h"
#include "mapi/interfaces.h"

namespace pec::outlook {

// As UTF-16; longer ones count as absent.
inline constexpr std::size_t kMaxTransportHeaderBytes = std::size_t{4} << 20;

// Asked of Outlook; empty where there are none, or where they are too long for it.
std::string transport_headers(IDispatch* item);

// Asked of the message beneath the item, and of Outlook where that tells nothing; empty where there
// are none.
std::string transport_headers(IDispatch* item, IMessage& message);

}  // namespace pec::outlook
