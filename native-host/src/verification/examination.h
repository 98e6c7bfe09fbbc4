// SPDX-License-Identifier: EUPL-1.2
//
// One message on the table: what every check may look at, and the small helpers they share. Private
// to verification/.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "certification/certification.h"
#include "certification/kinds.h"
#include "mail/message.h"
#include "mail/values.h"
#include "signature/cms.h"
#include "verification/verdict.h"
#include "verification/verify.h"

namespace pec::verification {

inline constexpr std::size_t kMaxFactBytes = 1024;

struct Examination {
  const mail::Message& message;
  const mail::Entity& root;  // the entity judged: the outer message or a nested one
  const Context& context;
  // False for an entity without any header of a message, as a nested one or Outlook's copy of the
  // outer one can be: checks on From, To, ... then have nothing to look at.
  bool has_message_headers = true;

  const mail::Entity* content = nullptr;  // first part of the multipart/signed
  signature::CmsResult cms{};
  const signature::Vouch* vouch = nullptr;  // who vouches for the signer at the signing time
  std::optional<certification::Certification> certification{};
  const mail::Entity* postacert = nullptr;  // the message/rfc822 part beside daticert.xml
  // The original inside postacert.eml and the message its ranges refer to: this one, or a decoded
  // one where the provider encoded the part.
  const mail::Message* original_in = nullptr;
  const mail::Entity* original = nullptr;
  std::vector<mail::Address> from{};

  // The signer's claim, or the provider's where there is no signingTime.
  std::optional<std::chrono::sys_seconds> signing_time() const;
  bool is_envelope() const;
  // A receipt that goes to the sender, not from provider to provider (RFC 6109, 2.1).
  bool is_receipt_to_sender() const;
  // Decoded value of a header field of `root`; empty when absent.
  std::string header(std::string_view name) const;
};

// Whether the header declares a multipart/signed in two ways, so that readers differ on which
// counts.
bool has_rival_structures(const mail::Entity& root);

// Whether any Content-Type of `root` says multipart/signed.
bool says_signed(const mail::Entity& root);

// A check with its facts; values are capped at kMaxFactBytes with a visible mark.
Check make_check(CheckId id, Result result, std::vector<Fact> facts = {});
Check passed(CheckId id);
Check skipped(CheckId id, std::string_view reason = {});

// A check that asks the outer headers, where the caller has none of them.
Check skipped_without_headers(const Examination& e, CheckId id);

// Same mailbox for people: providers fold the case of local parts too, so a difference of case
// alone is no finding. Identity of the signer uses mail::same_mailbox, which is exact.
bool same_address(std::string_view a, std::string_view b);

// Comma-separated.
std::string joined(const std::vector<std::string>& items);
std::string addresses_text(const std::vector<mail::Address>& list);

}  // namespace pec::verification
