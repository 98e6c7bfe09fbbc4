// SPDX-License-Identifier: EUPL-1.2
//
// Who is about to send, as the front end knows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace pec::outgoing {

// Another identity that the person could send as.
struct Identity {
  std::string id;
  std::string address;
  std::optional<bool> is_pec;
};

struct Sender {
  std::string address;                         // of the identity that sends
  std::vector<std::string> account_addresses;  // those that the account may send as; may be empty
  std::optional<bool> is_pec;                  // what the user or the front end knows
  std::vector<Identity> identities;
};

}  // namespace pec::outgoing
