// SPDX-License-Identifier: EUPL-1.2
//
// signature.*, signer.*, anchor.local: is the signature sound, and who made it?
#include <algorithm>
#include <chrono>

#include "text/instant.h"
#include "verification/checks.h"

namespace pec::verification {
namespace {

using signature::State;

// Signatures by RSA-1024 or under the superseded authority were the rule until the end of 2019; a
// message that arrives later with one is either an import or a forgery with a broken key.
constexpr std::chrono::sys_seconds kLegacyEnd =
    std::chrono::sys_days{std::chrono::year{2020} / std::chrono::January / 1};

bool intact(const Examination& e) { return e.cms.state == State::intact; }

Check failed(CheckId id, std::string reason, std::vector<Fact> facts = {}) {
  facts.insert(facts.begin(), {"reason", std::move(reason)});
  return make_check(id, Result::fail, std::move(facts));
}

// Why nobody vouches at the signing time, given that somebody might have.
std::string time_reason(const signature::SignerRecord& signer, std::chrono::sys_seconds time) {
  if (signer.vouches.empty()) return signer.refusal;
  if (time < signer.validity.from) return "not-yet-valid";
  if (time > signer.validity.to) return "expired";
  return "historic-window";
}

}  // namespace

Check check_signature_present(const Examination& e) {
  if (e.cms.state != State::malformed && e.cms.state != State::absent)
    return passed(CheckId::signature_present);
  // Which signature is meant cannot be told; structure.single says why.
  if (has_rival_structures(e.root)) return skipped(CheckId::signature_present);
  return failed(CheckId::signature_present, e.cms.reason);
}

Check check_signature_intact(const Examination& e) {
  switch (e.cms.state) {
    case State::intact:
      return make_check(CheckId::signature_intact, Result::pass,
                        {{"form", e.cms.canonicalised ? "crlf" : "exact"}});
    case State::mismatch:
    case State::invalid:
      return failed(CheckId::signature_intact, e.cms.reason);
    case State::absent:
    case State::malformed:
    case State::unverifiable:
      break;
  }
  return skipped(CheckId::signature_intact);
}

Check check_algorithms(const Examination& e) {
  if (!intact(e)) return skipped(CheckId::signature_algorithms);
  const bool sha1 = e.cms.digest == "sha1";
  const bool rsa1024 = e.cms.signer->key_type == "RSA" && e.cms.signer->key_bits < 2048;
  std::vector<Fact> facts = {{"digest", e.cms.digest},
                             {"key_type", e.cms.signer->key_type},
                             {"key_bits", std::to_string(e.cms.signer->key_bits)}};
  if (!sha1 && !rsa1024)
    return make_check(CheckId::signature_algorithms, Result::pass, std::move(facts));
  facts.insert(facts.begin(), {"reason", sha1 && rsa1024 ? "sha1-rsa1024"
                                         : sha1          ? "sha1"
                                                         : "rsa1024"});
  const bool legacy = rsa1024 || (e.vouch != nullptr && e.vouch->historic);
  const bool late = e.context.arrived && *e.context.arrived >= kLegacyEnd;
  return make_check(CheckId::signature_algorithms, legacy && late ? Result::warn : Result::note,
                    std::move(facts));
}

Check check_chain(const Examination& e) {
  const auto time = e.signing_time();
  // Nobody can vouch for a signer who is not there, or for a digest that anyone can forge.
  if (e.cms.state == State::unverifiable) return failed(CheckId::signer_chain, e.cms.reason);
  if (!intact(e)) return skipped(CheckId::signer_chain);
  if (e.vouch == nullptr) {
    std::string reason = time ? time_reason(*e.cms.signer, *time) : e.cms.signer->refusal;
    return failed(CheckId::signer_chain, std::move(reason),
                  {{"error", e.cms.signer->refusal_error}, {"issuer", e.cms.signer->facts.issuer}});
  }
  std::vector<Fact> facts = {{"authority", e.vouch->anchor.authority},
                             {"edition", e.vouch->anchor.edition}};
  if (e.vouch->by_key) facts.insert(facts.begin(), {"reason", "by-key"});
  return make_check(CheckId::signer_chain, Result::pass, std::move(facts));
}

Check check_register(const Examination& e) {
  // Only an authority of PEC has a register to be in.
  if (!intact(e) || e.vouch == nullptr) return skipped(CheckId::signer_register);
  if (e.cms.signer->registered_host)
    return make_check(CheckId::signer_register, Result::pass,
                      {{"host", *e.cms.signer->registered_host}});
  std::vector<std::string> hosts;
  for (const std::string& email : e.cms.signer->facts.emails)
    hosts.push_back(mail::domain_of(email));
  return make_check(CheckId::signer_register, Result::warn, {{"host", joined(hosts)}});
}

Check check_sender(const Examination& e) {
  if (!intact(e)) return skipped(CheckId::signer_sender);
  if (!e.has_message_headers) return skipped_without_headers(e, CheckId::signer_sender);
  const std::vector<std::string>& certified = e.cms.signer->facts.emails;
  std::vector<std::string> from;
  for (const mail::Address& address : e.from) from.push_back(address.address);
  const std::vector<Fact> facts = {{"from", joined(from)},
                                   {"certified_addresses", joined(certified)}};
  if (certified.empty()) return failed(CheckId::signer_sender, "no-address", facts);
  if (from.empty()) return failed(CheckId::signer_sender, "no-from", facts);
  if (from.size() > 1) return failed(CheckId::signer_sender, "several-from", facts);
  const bool same = std::any_of(
      certified.begin(), certified.end(),
      [&from](const std::string& address) { return mail::same_mailbox(address, from.front()); });
  if (!same) return failed(CheckId::signer_sender, "differs", facts);
  if (!mail::is_plain_mailbox(e.root.headers.first("From"), from.front()))
    return failed(CheckId::signer_sender, "from-form", facts);
  return make_check(CheckId::signer_sender, Result::pass, facts);
}

Check check_usage(const Examination& e) {
  if (!intact(e)) return skipped(CheckId::signer_usage);
  if (!e.cms.signer->may_sign) return failed(CheckId::signer_usage, "key-usage");
  if (!e.cms.signer->may_protect_mail) return failed(CheckId::signer_usage, "extended-key-usage");
  return passed(CheckId::signer_usage);
}

Check check_distrusted(const Examination& e) {
  if (!intact(e)) return skipped(CheckId::signer_distrusted);
  const auto& entry = e.cms.signer->distrusted;
  const auto time = e.signing_time();
  if (!entry || (time && *time < entry->from)) return passed(CheckId::signer_distrusted);
  return make_check(CheckId::signer_distrusted, Result::fail,
                    {{"from", text::rfc3339(entry->from)}, {"reason_text", entry->reason}});
}

// Nothing here asks the network; saying so is the check (trust-anchor cautions: never silently
// good).
Check check_revocation(const Examination& /*e*/) { return skipped(CheckId::signer_revocation); }

Check check_anchor_local(const Examination& e) {
  if (!intact(e) || e.vouch == nullptr) return skipped(CheckId::anchor_local);
  if (!e.vouch->anchor.local) return passed(CheckId::anchor_local);
  return make_check(CheckId::anchor_local, Result::warn,
                    {{"authority", e.vouch->anchor.authority}});
}

}  // namespace pec::verification
