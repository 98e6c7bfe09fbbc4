// SPDX-License-Identifier: EUPL-1.2
#include "protocol/account_servers.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

namespace pec::protocol {
namespace {

std::optional<doctor::Protocol> protocol_of(accounts::Protocol protocol) {
  switch (protocol) {
    case accounts::Protocol::imap:
      return doctor::Protocol::imap;
    case accounts::Protocol::pop3:
      return doctor::Protocol::pop3;
    case accounts::Protocol::other:
      break;
  }
  return std::nullopt;
}

bool is_same(const doctor::Server& a, const doctor::Server& b) {
  return a.protocol == b.protocol && a.security == b.security && a.host == b.host &&
         a.port == b.port;
}

void add(std::vector<doctor::Server>& out, doctor::Protocol protocol,
         const accounts::Server& from) {
  const auto security = from.security == accounts::Security::tls ? doctor::Security::implicit
                                                                 : doctor::Security::starttls;
  // Checks the name, and knows the usual port.
  auto server = doctor::parse_server(protocol, security, from.host);
  if (!server || out.size() == kMaxTestedServers) return;
  if (from.port > 0 && from.port <= std::numeric_limits<std::uint16_t>::max())
    server->port = static_cast<std::uint16_t>(from.port);
  const bool is_new = std::none_of(out.begin(), out.end(), [&server](const doctor::Server& one) {
    return is_same(one, *server);
  });
  if (is_new) out.push_back(std::move(*server));
}

}  // namespace

std::vector<doctor::Server> servers_of(const accounts::Account& account) {
  std::vector<doctor::Server> out;
  if (const auto protocol = protocol_of(account.incoming.protocol))
    add(out, *protocol, account.incoming.server);
  for (const accounts::Identity& identity : account.identities)
    if (identity.outgoing) add(out, doctor::Protocol::smtp, identity.outgoing->server);
  return out;
}

}  // namespace pec::protocol
