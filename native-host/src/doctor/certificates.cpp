// SPDX-License-Identifier: EUPL-1.2
#include "doctor/certificates.h"

#include <array>

#include "text/instant.h"

namespace pec::doctor {
namespace {

Check issuer_check(const ServerCertificate& certificate) {
  constexpr std::array kOutcomes = {Outcome::issuer_known, Outcome::issuer_unknown,
                                    Outcome::issuer_self_signed, Outcome::issuer_invalid,
                                    Outcome::issuer_no_store};
  const CertificateFacts& own = certificate.chain.front();
  std::string chain;
  for (const CertificateFacts& one : certificate.chain) {
    chain += (chain.empty() ? "" : " <- ") + one.subject;
  }
  Facts facts = {{"subject", own.subject}, {"issuer", own.issuer}, {"chain", chain}};
  if (certificate.trusted == Trusted::yes) {
    facts.emplace_back("root", certificate.chain.back().subject);
  }
  if (!certificate.fault.empty()) facts.emplace_back("what", certificate.fault);
  return found(kOutcomes[static_cast<std::size_t>(certificate.trusted)], std::move(facts));
}

Check name_check(const ServerCertificate& certificate, const std::string& host) {
  std::string names;
  for (const std::string& name : certificate.names) names += (names.empty() ? "" : ", ") + name;
  return found(certificate.matches_host ? Outcome::name_matches : Outcome::name_differs,
               {{"host", host}, {"names", names}});
}

// Of the whole chain: a mail program refuses it when any certificate in it is out of date.
Check dates_check(const ServerCertificate& certificate, std::chrono::sys_seconds now) {
  const auto facts_of = [now](const CertificateFacts& one) {
    return Facts{{"subject", one.subject},
                 {"from", text::rfc3339(one.not_before)},
                 {"until", text::rfc3339(one.not_after)},
                 {"now", text::rfc3339(now)}};
  };
  for (const CertificateFacts& one : certificate.chain) {
    if (now > one.not_after) return found(Outcome::dates_expired, facts_of(one));
    if (now < one.not_before) return found(Outcome::dates_not_yet, facts_of(one));
  }
  const CertificateFacts& own = certificate.chain.front();
  return found(now + kSoon > own.not_after ? Outcome::dates_ending : Outcome::dates_valid,
               facts_of(own));
}

}  // namespace

std::vector<Check> certificate_checks(const ServerCertificate& certificate, const std::string& host,
                                      std::chrono::sys_seconds now) {
  return {issuer_check(certificate), name_check(certificate, host), dates_check(certificate, now)};
}

}  // namespace pec::doctor
