// SPDX-License-Identifier: EUPL-1.2
#include "verification/claims.h"

#include <array>
#include <string_view>

#include "mail/values.h"
#include "text/ascii.h"

namespace pec::verification {
namespace {

constexpr std::array<std::string_view, 2> kKindHeaders = {"X-Trasporto", "X-Ricevuta"};
constexpr std::array<std::string_view, 2> kWeakHeaders = {"X-TipoRicevuta",
                                                          "X-Riferimento-Message-ID"};
constexpr std::array<std::string_view, 2> kPartNames = {"daticert.xml", "postacert.eml"};

bool is_certified_sender(const mail::Address& from) {
  return text::starts_with_ignoring_case(from.address, "posta-certificata@") ||
         text::starts_with_ignoring_case(from.display, "Per conto di:");
}

// Looks at the message's own parts only: a message forwarded inside it claims for itself.
bool has_named_part(const mail::Entity& entity) {
  for (const std::string_view name : kPartNames)
    if (text::equals_ignoring_case(entity.name, name)) return true;
  if (!entity.is_multipart()) return false;
  return std::any_of(entity.children.begin(), entity.children.end(), has_named_part);
}

}  // namespace

Claim claim_of(const mail::Entity& root) {
  Claim claim;
  for (const std::string_view name : kKindHeaders) {
    if (!root.headers.has(name)) continue;
    claim.strong = true;
    const auto* row = certification::row_for_header(name, root.headers.first(name));
    if (row != nullptr && claim.kind == certification::Kind::none) claim.kind = row->kind;
  }
  const std::string subject = mail::decoded_text(root.headers.first("Subject"));
  if (const auto* row = certification::row_for_subject(subject)) {
    claim.strong = true;
    if (claim.kind == certification::Kind::none) claim.kind = row->kind;
  }
  for (const mail::Address& from : mail::addresses(root.headers.first("From")))
    claim.strong = claim.strong || is_certified_sender(from);
  claim.strong = claim.strong || has_named_part(root);
  claim.any = claim.strong;
  for (const std::string_view name : kWeakHeaders) claim.any = claim.any || root.headers.has(name);
  return claim;
}

}  // namespace pec::verification
