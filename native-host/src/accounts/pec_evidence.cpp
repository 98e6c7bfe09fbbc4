// SPDX-License-Identifier: EUPL-1.2
#include "accounts/pec_evidence.h"

#include <array>
#include <cstddef>

#include "text/ascii.h"

namespace pec::accounts {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 4> kIds = {"user-decision", "genuine-receipts",
                                                  "provider-server", "mailbox-domain"};

}  // namespace

std::string_view evidence_id(EvidenceKind kind) { return kIds[static_cast<std::size_t>(kind)]; }

std::string_view domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

PecStanding pec_standing(const Account& account, const Providers& providers,
                         std::optional<bool> decision, bool has_genuine_receipts) {
  PecStanding out;
  if (decision) out.evidence.push_back({EvidenceKind::user_decision, *decision ? "true" : "false"});
  if (has_genuine_receipts) out.evidence.push_back({EvidenceKind::genuine_receipts, {}});
  const std::string host = text::lower(account.incoming.server.host);
  if (const Provider* const found = providers.by_host(host)) {
    out.evidence.push_back({EvidenceKind::provider_server, host});
    out.provider = found;
  }
  for (const Identity& identity : account.identities) {
    const std::string domain = text::lower(domain_of(identity.address));
    const Provider* const found = domain.empty() ? nullptr : providers.by_domain(domain);
    if (found == nullptr) continue;
    out.evidence.push_back({EvidenceKind::mailbox_domain, domain});
    if (out.provider == nullptr) out.provider = found;
    break;  // one is enough, and further identities of an account share its mailbox
  }
  out.is_pec = decision.value_or(!out.evidence.empty());
  return out;
}

}  // namespace pec::accounts
