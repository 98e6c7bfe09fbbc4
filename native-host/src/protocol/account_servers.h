// SPDX-License-Identifier: EUPL-1.2
//
// The servers of an account, as the connection test takes them. Private to protocol/.
#pragma once

#include <vector>

#include "accounts/account.h"
#include "doctor/server.h"

namespace pec::protocol {

// An account with more is cut: each may take half a minute.
inline constexpr std::size_t kMaxTestedServers = 4;

// The incoming server and those that its identities send through, each once. One without TLS is
// tested as one of STARTTLS, which says whether it could have TLS. Left out are protocols that the
// test does not speak, and hosts that are none.
std::vector<doctor::Server> servers_of(const accounts::Account& account);

}  // namespace pec::protocol
