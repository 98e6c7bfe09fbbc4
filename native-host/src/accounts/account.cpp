// SPDX-License-Identifier: EUPL-1.2
#include "accounts/account.h"

#include <array>
#include <cstddef>

namespace pec::accounts {
namespace {

// In the order of their enumeration.
constexpr std::array<std::string_view, 2> kClients = {"thunderbird", "outlook"};
constexpr std::array<std::string_view, 3> kProtocols = {"imap", "pop3", "other"};
constexpr std::array<std::string_view, 3> kSecurities = {"plain", "starttls", "tls"};

}  // namespace

std::string_view client_id(Client client) { return kClients[static_cast<std::size_t>(client)]; }

std::string_view protocol_id(Protocol protocol) {
  return kProtocols[static_cast<std::size_t>(protocol)];
}

std::string_view security_id(Security security) {
  return kSecurities[static_cast<std::size_t>(security)];
}

}  // namespace pec::accounts
