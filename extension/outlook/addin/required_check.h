// SPDX-License-Identifier: EUPL-1.2
//
// What an administrator wants when nothing can be checked.
#pragma once

#include <string>

namespace pec::outlook {

// Whether this computer's policy (docs/protocol.md, "The policy") says that nothing is sent
// unchecked. The add-in reads it itself, because it matters when the host does not answer.
bool check_is_required();

// The same of the policy's text; a text that is none asks for nothing, as no check would be made by
// it.
bool asks_for_check(const std::string& policy);

}  // namespace pec::outlook
