// SPDX-License-Identifier: EUPL-1.2
//
// From an item of Outlook's to the message of MAPI that it is made of.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "com/dispatch.h"
#include "mapi/interfaces.h"

namespace pec::outlook {

using Identifier = std::vector<std::byte>;

// The bytes of an entry identifier, which Outlook's objects hand out as hexadecimal digits. Empty
// for what is none.
Identifier identifier_of(std::string_view digits);

// The item's own; empty for one that lies in no folder, as in a file or inside another message.
// Errors: COM's.
tl::expected<Identifier, HRESULT> entry_of(IDispatch* item);

// The message opened anew and for reading only, beneath whatever Outlook makes of it. In: the item
// and its identifier; `session` is Outlook's NameSpace (Application.Session). Errors: COM's or
// MAPI's.
tl::expected<Owned<IMessage>, HRESULT> open_message(IDispatch* item, const Identifier& entry,
                                                    IDispatch* session);

}  // namespace pec::outlook
