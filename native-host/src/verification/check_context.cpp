// SPDX-License-Identifier: EUPL-1.2
//
// context.*: does the message belong to the account that holds it?
#include <algorithm>

#include "text/ascii.h"
#include "verification/checks.h"

namespace pec::verification {
namespace {

bool is_own(const Examination& e, std::string_view address) {
  return std::any_of(e.context.accounts.begin(), e.context.accounts.end(),
                     [address](const std::string& own) { return same_address(own, address); });
}

// Whom the message is for, as certified (RFC 6109, 2.1): the recipients of an envelope, the sender
// of the original for a receipt.
std::vector<std::string> certified_addressees(const Examination& e) {
  if (!e.is_envelope()) return {e.certification->sender};
  std::vector<std::string> out;
  for (const certification::Recipient& recipient : e.certification->recipients)
    out.push_back(recipient.address);
  return out;
}

}  // namespace

Check check_addressed(const Examination& e) {
  if (e.context.accounts.empty() || (!e.is_envelope() && !e.is_receipt_to_sender()))
    return skipped(CheckId::context_addressed);
  const std::vector<std::string> addressees = certified_addressees(e);
  const bool own = std::any_of(addressees.begin(), addressees.end(),
                               [&e](const std::string& address) { return is_own(e, address); });
  if (own) return passed(CheckId::context_addressed);
  return make_check(CheckId::context_addressed, Result::warn, {{"expected", joined(addressees)}});
}

Check check_known(const Examination& e) {
  if (!e.is_receipt_to_sender()) return skipped(CheckId::context_known);
  if (e.context.known)
    return *e.context.known ? passed(CheckId::context_known)
                            : make_check(CheckId::context_known, Result::note);
  if (!e.context.sent_copy) return skipped(CheckId::context_known);
  // The client's own copy keeps the client's Message-ID, which the provider certifies as msgid.
  const auto sent = mail::parse_message(*e.context.sent_copy);
  if (!sent || !e.certification->message_id) return skipped(CheckId::context_known);
  const std::string_view id = text::trimmed(sent->root.headers.first("Message-ID"));
  return id == *e.certification->message_id ? passed(CheckId::context_known)
                                            : make_check(CheckId::context_known, Result::note);
}

}  // namespace pec::verification
