// SPDX-License-Identifier: EUPL-1.2
//
// pop3.*, mailbox.imap-and-pop3: does fetching take messages away from the server?
#include <algorithm>

#include "accounts/conditions.h"
#include "text/ascii.h"

namespace pec::accounts {
namespace {

bool leaves(const Subject& s) { return s.account.incoming.removal.leave_on_server == true; }

bool share_an_address(const Account& a, const Account& b) {
  return std::any_of(a.identities.begin(), a.identities.end(), [&b](const Identity& one) {
    return !one.address.empty() &&
           std::any_of(b.identities.begin(), b.identities.end(), [&one](const Identity& other) {
             return text::equals_ignoring_case(one.address, other.address);
           });
  });
}

// One user of one provider is one mailbox, even though IMAP and POP3 have hosts of their own.
bool is_one_mailbox(const Account& a, const Account& b) {
  const std::string& user = a.incoming.server.user;
  const bool same_user = user.find('@') != std::string::npos &&
                         text::equals_ignoring_case(user, b.incoming.server.user);
  return same_user || share_an_address(a, b);
}

}  // namespace

Found pop3_removed_at_once(const Subject& s) {
  if (s.account.incoming.removal.leave_on_server != false) return std::nullopt;
  return Hit{};
}

Found pop3_removed_by_age(const Subject& s) {
  const Removal& removal = s.account.incoming.removal;
  if (!leaves(s) || !removal.by_age) return std::nullopt;
  Hit hit{{{"days", std::to_string(removal.days)}}};
  if (s.account.popstate) {
    hit.facts.emplace_back("left", std::to_string(s.account.popstate->left));
    if (s.account.popstate->oldest)
      hit.facts.emplace_back("oldest", day_text(*s.account.popstate->oldest));
  }
  return hit;
}

// The hidden preference does nothing alone: Thunderbird takes a moved message for a deleted one,
// and then asks whether those are to go.
Found pop3_removed_when_moved(const Subject& s) {
  const Removal& removal = s.account.incoming.removal;
  return leaves(s) && removal.when_moved && removal.when_deleted ? Found(Hit{}) : std::nullopt;
}

Found pop3_removed_when_deleted(const Subject& s) {
  return leaves(s) && s.account.incoming.removal.when_deleted ? Found(Hit{}) : std::nullopt;
}

Found pop3_removal_unknown(const Subject& s) {
  return s.account.incoming.removal.leave_on_server ? std::nullopt : Found(Hit{});
}

Found pop3_used(const Subject& s) { return Hit{{{"host", s.account.incoming.server.host}}}; }

Found mailbox_imap_and_pop3(const Subject& s) {
  for (const Account& other : s.setup.accounts)
    if (other.incoming.protocol == Protocol::imap && is_one_mailbox(s.account, other))
      return Hit{{{"other", other.name}}};
  return std::nullopt;
}

}  // namespace pec::accounts
