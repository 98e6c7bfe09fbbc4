// SPDX-License-Identifier: EUPL-1.2
//
// The mail exchangers of a domain, from the network: the one question that the programs ask it
// about an address, and only where the user switched that on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pec::cli {

// Asks the system's resolver, for a few seconds at most. In: a domain of A-labels. Out: the names
// in lower case, none where the domain has no mail exchanger; nothing when there was no answer.
std::optional<std::vector<std::string>> mail_exchangers(std::string_view domain);

}  // namespace pec::cli
