// SPDX-License-Identifier: EUPL-1.2
//
// sending.*, identity.*, sent.*: does a message leave through the provider, under the account's
// address, and is a copy kept? Each names the first identity it holds for.
#include <functional>

#include "accounts/conditions.h"
#include "text/ascii.h"

namespace pec::accounts {
namespace {

using IdentityCondition = std::function<Found(const Identity&)>;

Found first_of(const Subject& s, const IdentityCondition& condition) {
  for (const Identity& identity : s.account.identities) {
    Found hit = condition(identity);
    if (!hit) continue;
    hit->facts.insert(hit->facts.begin(), {"address", identity.address});
    return hit;
  }
  return std::nullopt;
}

Found first_with_server(const Subject& s,
                        const std::function<Found(const Identity&, const Server&)>& condition) {
  return first_of(s, [&condition](const Identity& identity) {
    return identity.outgoing ? condition(identity, identity.outgoing->server) : std::nullopt;
  });
}

const Endpoint* endpoint_of(const Subject& s) {
  return s.provider != nullptr && s.provider->smtp ? &*s.provider->smtp : nullptr;
}

Hit compared(const Endpoint& right, Facts facts) {
  facts.emplace_back("right_host", right.host);
  facts.emplace_back("right_port", std::to_string(right.port));
  return {std::move(facts), right.confidence == Confidence::low};
}

bool holds_address(const std::string& text, const std::string& address) {
  return !address.empty() && text::lower(text).find(text::lower(address)) != std::string::npos;
}

}  // namespace

Found sending_not_encrypted(const Subject& s) {
  return first_with_server(s, [&s](const Identity&, const Server& server) -> Found {
    if (server.security != Security::plain || is_loopback(server)) return std::nullopt;
    Facts facts = {{"host", server.host}, {"port", std::to_string(server.port)}};
    if (const Endpoint* const right = endpoint_of(s)) return compared(*right, std::move(facts));
    return Hit{std::move(facts), true};
  });
}

Found sending_host_differs(const Subject& s) {
  return first_with_server(s, [&s](const Identity&, const Server& server) -> Found {
    const Endpoint* const right = endpoint_of(s);
    if (right == nullptr || text::equals_ignoring_case(server.host, right->host))
      return std::nullopt;
    return compared(*right, {{"host", server.host}, {"provider", s.provider->name}});
  });
}

Found sending_port_differs(const Subject& s) {
  return first_with_server(s, [&s](const Identity&, const Server& server) -> Found {
    const Endpoint* const right = endpoint_of(s);
    if (right == nullptr || !text::equals_ignoring_case(server.host, right->host))
      return std::nullopt;
    if (server.port == 0 || server.port == right->port) return std::nullopt;
    return compared(*right,
                    {{"port", std::to_string(server.port)}, {"provider", s.provider->name}});
  });
}

// PEC providers take a message only from the login that owns its From: "Sender address rejected:
// not logged in".
Found sending_login_differs(const Subject& s) {
  return first_with_server(s, [&s](const Identity& identity, const Server& server) -> Found {
    const UserForm form = s.provider == nullptr ? UserForm::unknown : s.provider->user_form;
    const bool by_address =
        form == UserForm::full_address ||
        (form == UserForm::unknown && server.user.find('@') != std::string::npos);
    const std::string& right = by_address ? identity.address : s.account.incoming.server.user;
    if (server.user.empty() || right.empty()) return std::nullopt;
    if (form == UserForm::unknown && !by_address) return std::nullopt;
    if (text::equals_ignoring_case(server.user, right)) return std::nullopt;
    return Hit{{{"user", server.user}, {"right_user", right}}};
  });
}

Found identity_bcc(const Subject& s) {
  return first_of(s, [](const Identity& identity) {
    return identity.bcc.empty() ? std::nullopt : Found(Hit{{{"value", identity.bcc}}});
  });
}

Found identity_cc(const Subject& s) {
  return first_of(s, [](const Identity& identity) {
    return identity.cc.empty() ? std::nullopt : Found(Hit{{{"value", identity.cc}}});
  });
}

Found identity_reply_to(const Subject& s) {
  return first_of(s, [](const Identity& identity) {
    const std::string& value = identity.reply_to;
    const bool own = value.empty() || holds_address(value, identity.address);
    return own ? std::nullopt : Found(Hit{{{"value", value}}});
  });
}

Found sent_not_kept(const Subject& s) {
  return first_of(s, [](const Identity& identity) {
    return identity.keeps_sent ? std::nullopt : Found(Hit{});
  });
}

// Of a POP3 account all mail is local, which pop3.used says.
Found sent_local_only(const Subject& s) {
  return first_of(s, [](const Identity& identity) {
    return identity.keeps_sent && identity.sent_is_local ? Found(Hit{}) : std::nullopt;
  });
}

}  // namespace pec::accounts
