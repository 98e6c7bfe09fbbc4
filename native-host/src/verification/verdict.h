// SPDX-License-Identifier: EUPL-1.2
//
// The answer of the verifier: one Verdict per message, made of identifiers and facts and of no
// sentence (sentences belong to report/ and locales/). Its meaning is fixed in docs/verdicts.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "certification/certification.h"
#include "certification/kinds.h"
#include "signature/signature.h"

namespace pec::verification {

enum class Outcome { genuine, uncertified, altered, untrusted, unsigned_, not_pec, unreadable };
enum class Level { good, attention, bad, neutral };
enum class Result { pass, note, warn, fail, skip };

// The checks, in the order in which they are judged and shown.
enum class CheckId {
  structure_single,
  signature_present,
  signature_intact,
  signature_algorithms,
  signer_chain,
  signer_register,
  signer_sender,
  signer_usage,
  signer_distrusted,
  signer_revocation,
  time_signed,
  time_arrival,
  certification_present,
  certification_readable,
  header_kind,
  header_parties,
  header_subject,
  header_date,
  header_ids,
  content_inner_sender,
  content_attachments,
  content_subject,
  context_addressed,
  context_known,
  receipt_content,
  anchor_local,
};

// The reason of a check that was skipped because the caller has not got the outer headers.
inline constexpr std::string_view kNoHeaders = "no-headers";

// A named value that a check found; the name is fixed per check, the value is UTF-8 of untrusted
// origin, capped at kMaxFactBytes, unescaped (whoever shows it neutralises it).
using Fact = std::pair<std::string, std::string>;

// One check. `facts` may hold "reason": an identifier that picks the sentence to show.
struct Check {
  CheckId id;
  Result result;
  std::vector<Fact> facts;
};

// The whole answer about one message, or about one found inside another.
struct Verdict {
  // What the signed daticert.xml says; for any outcome but genuine and uncertified only what the
  // message claims to be.
  certification::Kind kind = certification::Kind::none;
  Outcome outcome = Outcome::not_pec;
  Level level = Level::neutral;
  signature::Signature signature;
  // Present only when the signature is intact: read from the very bytes that verified.
  std::optional<certification::Certification> certification;
  std::vector<Check> checks;
  std::string part;             // where a nested message lies, "2.1"; empty for the outer one
  std::vector<Verdict> nested;  // never changes this outcome
};

// "genuine", "unsigned", ...; "good", ...; "pass", ...; "structure.single", ...
std::string_view outcome_id(Outcome outcome);
std::string_view level_id(Level level);
std::string_view result_id(Result result);
std::string_view check_id(CheckId id);

}  // namespace pec::verification
