// SPDX-License-Identifier: EUPL-1.2
//
// The page that a reply of the host's names.
#pragma once

#include <string>

#include "host/conversation.h"

namespace pec::outlook {

// In: the reply to message.page or accounts.page (docs/protocol.md, "Pages"). Out: the page's path;
// empty where there is none, or where it is no full path on a drive of this computer that ends in
// ".html": Windows opens a file by what its name ends in, so nothing else is given to it.
std::wstring page_path_of(const Reply& reply);

}  // namespace pec::outlook
