// SPDX-License-Identifier: EUPL-1.2
//
// Verdicts made by hand, with invented parties, for the tests of report/.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "verification/verdict.h"

namespace pec::report::testing {

inline constexpr int kCheckCount = 25;

inline verification::CheckId check_at(int place) {
  return static_cast<verification::CheckId>(place);
}

inline std::chrono::sys_seconds instant(std::int64_t seconds) {
  return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
}

inline signature::Signature intact_signature() {
  signature::Signature signature;
  signature.state = signature::State::intact;
  signature.digest = "sha256";
  signature.signed_at = instant(1542123567);
  signature.signer = signature::Signer{"Gestore di Prova S.p.A.",
                                       {"posta-certificata@pec.prova.example"},
                                       "AgID CA1",
                                       "1A2B3C",
                                       std::string(64, 'a'),
                                       instant(1500000000),
                                       instant(1600000000)};
  signature.anchor = signature::Anchor{"AgID CA1", std::string(64, 'b'), "2018-04-04", false};
  return signature;
}

inline certification::Certification delivery_certification() {
  certification::Certification certified;
  certified.type = certification::Type::delivery;
  certified.sender = "mario.rossi@pec.prova.example";
  certified.recipients = {{"comune@pec.prova.example", true}};
  certified.reply_to = "mario.rossi@pec.prova.example";
  certified.subject = "Domanda di iscrizione";
  certified.provider = "Gestore di Prova S.p.A.";
  certified.time = instant(1542123567);
  certified.zone = std::chrono::minutes{60};
  certified.identifier = "opec1.20181113163927.1.1@pec.prova.example";
  certified.message_id = "<abc@prova.example>";
  certified.receipt_type = certification::ReceiptType::complete;
  certified.delivered_to = "comune@pec.prova.example";
  return certified;
}

// A genuine delivery receipt with every check passed.
inline verification::Verdict genuine_delivery() {
  verification::Verdict verdict;
  verdict.kind = certification::Kind::delivery;
  verdict.outcome = verification::Outcome::genuine;
  verdict.level = verification::Level::good;
  verdict.signature = intact_signature();
  verdict.certification = delivery_certification();
  for (int i = 0; i < kCheckCount; ++i) {
    verdict.checks.push_back({check_at(i), verification::Result::pass, {}});
  }
  verdict.checks[2].facts = {{"form", "crlf"}};
  verdict.checks[4].facts = {{"authority", "AgID CA1"}, {"edition", "2018-04-04"}};
  verdict.checks[5].facts = {{"host", "pec.prova.example"}};
  verdict.checks[10].facts = {{"signed_at", "2018-11-13T15:39:27Z"}};
  return verdict;
}

// A message that is not genuine, with one failed check.
inline verification::Verdict bad_verdict(verification::Outcome outcome, verification::CheckId id,
                                         std::vector<verification::Fact> facts) {
  verification::Verdict verdict;
  verdict.kind = certification::Kind::transport_envelope;
  verdict.outcome = outcome;
  verdict.level = outcome == verification::Outcome::unreadable ? verification::Level::attention
                                                               : verification::Level::bad;
  verdict.checks.push_back({id, verification::Result::fail, std::move(facts)});
  return verdict;
}

}  // namespace pec::report::testing
