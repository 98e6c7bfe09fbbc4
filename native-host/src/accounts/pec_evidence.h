// SPDX-License-Identifier: EUPL-1.2
//
// Which accounts are PEC, and what says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/account.h"
#include "accounts/providers.h"

namespace pec::accounts {

enum class EvidenceKind {
  user_decision,     // somebody who knows said so, either way; nothing overrules it
  genuine_receipts,  // a genuine PEC message for this account was seen in it
  provider_server,   // it fetches from a server of a PEC provider
  mailbox_domain,    // an address lies in a domain of a PEC provider
};

struct Evidence {
  EvidenceKind kind;
  std::string value;  // the host, the domain, "true" or "false"; empty for receipts
};

struct PecStanding {
  bool is_pec = false;
  std::vector<Evidence> evidence;
  const Provider* provider = nullptr;  // by server, else by domain; null: not known
};

// In: what the caller knows besides the account itself. `providers` must outlive the result.
PecStanding pec_standing(const Account& account, const Providers& providers,
                         std::optional<bool> decision, bool has_genuine_receipts);

std::string_view evidence_id(EvidenceKind kind);  // "user-decision", "provider-server", ...

// What stands behind the last "@"; empty when there is none.
std::string_view domain_of(std::string_view address);

}  // namespace pec::accounts
