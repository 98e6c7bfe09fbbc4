// SPDX-License-Identifier: EUPL-1.2
//
// server.*: does the account fetch from where its provider says, encrypted, with the right name?
#include "accounts/conditions.h"
#include "text/ascii.h"

namespace pec::accounts {
namespace {

// The provider's own server for the account's protocol; null when not known.
const Endpoint* endpoint_of(const Subject& s) {
  if (s.provider == nullptr) return nullptr;
  const bool pop3 = s.account.incoming.protocol == Protocol::pop3;
  const auto& endpoint = pop3 ? s.provider->pop3 : s.provider->imap;
  return endpoint ? &*endpoint : nullptr;
}

Hit compared(const Endpoint& right, Facts facts) {
  facts.emplace_back("right_host", right.host);
  facts.emplace_back("right_port", std::to_string(right.port));
  return {std::move(facts), right.confidence == Confidence::low};
}

}  // namespace

bool is_loopback(const Server& server) {
  return server.host == "localhost" || server.host == "::1" || server.host.starts_with("127.");
}

Found server_not_encrypted(const Subject& s) {
  const Server& server = s.account.incoming.server;
  if (server.security != Security::plain || is_loopback(server)) return std::nullopt;
  Facts facts = {{"host", server.host}, {"port", std::to_string(server.port)}};
  if (const Endpoint* const right = endpoint_of(s)) return compared(*right, std::move(facts));
  return Hit{std::move(facts), true};  // what this provider wants is not known
}

Found server_host_differs(const Subject& s) {
  const Endpoint* const right = endpoint_of(s);
  const std::string& host = s.account.incoming.server.host;
  if (right == nullptr || host.empty() || text::equals_ignoring_case(host, right->host))
    return std::nullopt;
  return compared(*right, {{"host", host}, {"provider", s.provider->name}});
}

Found server_port_differs(const Subject& s) {
  const Endpoint* const right = endpoint_of(s);
  const Server& server = s.account.incoming.server;
  if (right == nullptr || server.port == 0 || server.port == right->port ||
      !text::equals_ignoring_case(server.host, right->host))
    return std::nullopt;
  return compared(*right, {{"port", std::to_string(server.port)}, {"provider", s.provider->name}});
}

Found server_user_not_address(const Subject& s) {
  const Endpoint* const right = endpoint_of(s);
  const std::string& user = s.account.incoming.server.user;
  if (right == nullptr || s.provider->user_form != UserForm::full_address) return std::nullopt;
  if (user.empty() || user.find('@') != std::string::npos) return std::nullopt;
  return compared(*right, {{"user", user}, {"provider", s.provider->name}});
}

Found server_user_is_address(const Subject& s) {
  const Endpoint* const right = endpoint_of(s);
  const std::string& user = s.account.incoming.server.user;
  if (right == nullptr || s.provider->user_form != UserForm::other_than_address)
    return std::nullopt;
  if (user.find('@') == std::string::npos) return std::nullopt;
  return compared(*right, {{"user", user}, {"provider", s.provider->name}});
}

}  // namespace pec::accounts
