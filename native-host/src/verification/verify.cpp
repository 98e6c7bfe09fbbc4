// SPDX-License-Identifier: EUPL-1.2
//
// From bytes to a verdict: finds the signature and the certification, runs every check in order,
// and lets the first failing one name the outcome.
#include "verification/verify.h"

#include <algorithm>
#include <array>
#include <utility>

#include "certification/daticert.h"
#include "mail/decoding.h"
#include "signature/cms.h"
#include "text/ascii.h"
#include "verification/checks.h"
#include "verification/claims.h"
#include "verification/examination.h"
#include "verification/nested.h"
#include "verification/original.h"

namespace pec::verification {
namespace {

using signature::State;

// What a failing check makes of the message.
struct Failure {
  CheckId check;
  Outcome outcome;
};
constexpr std::string_view kPostacertName = "postacert.eml";

// First the absence of anything to judge, then the order of the checks (docs/verdicts.md).
constexpr std::array<Failure, 9> kFailures = {{
    {CheckId::signature_present, Outcome::unsigned_},
    {CheckId::structure_single, Outcome::untrusted},
    {CheckId::signature_intact, Outcome::altered},
    {CheckId::signer_chain, Outcome::untrusted},
    {CheckId::signer_sender, Outcome::untrusted},
    {CheckId::signer_usage, Outcome::untrusted},
    {CheckId::signer_distrusted, Outcome::untrusted},
    {CheckId::certification_present, Outcome::untrusted},
    {CheckId::certification_readable, Outcome::untrusted},
}};

Level level_of(Outcome outcome, const std::vector<Check>& checks, const Context& context) {
  switch (outcome) {
    case Outcome::genuine:
      // Without the outer headers nobody held what a mail program shows against what is certified.
      return !context.has_headers ||
                     std::any_of(checks.begin(), checks.end(),
                                 [](const Check& check) { return check.result == Result::warn; })
                 ? Level::attention
                 : Level::good;
    case Outcome::uncertified:
    case Outcome::unreadable:
      return Level::attention;
    case Outcome::not_pec:
      return Level::neutral;
    case Outcome::altered:
    case Outcome::untrusted:
    case Outcome::unsigned_:
      break;
  }
  return Level::bad;
}

bool failed(const std::vector<Check>& checks, CheckId id) {
  return std::any_of(checks.begin(), checks.end(), [id](const Check& check) {
    return check.id == id && check.result == Result::fail;
  });
}

Verdict unreadable(std::string reason) {
  Verdict verdict;
  verdict.outcome = Outcome::unreadable;
  verdict.level = Level::attention;
  verdict.checks.push_back(
      make_check(CheckId::structure_single, Result::fail, {{"reason", std::move(reason)}}));
  return verdict;
}

// The signature part: decoded and handed to OpenSSL, whatever its Content-Type calls it (gateways
// rewrite that), so that only its bytes count.
signature::CmsResult read_signature(const Examination& e, const signature::LibraryContext& library,
                                    signature::ChainJudge& judge) {
  signature::CmsResult result;
  result.state = State::malformed;
  if (e.root.type != "multipart/signed") {
    result.state = State::absent;
    result.reason = "not-signed";
    return result;
  }
  if (e.root.children.size() != 2) {
    result.reason = "parts";
    return result;
  }
  const auto bytes =
      mail::decoded_body(e.message, e.root.children[1], signature::kMaxSignatureBytes);
  if (!bytes) {
    result.reason = bytes.error().id == "too-large" ? "too-large" : "not-cms";
    return result;
  }
  return signature::verify_cms(e.message.whole(*e.content), *bytes, library, judge);
}

std::size_t count_daticerts(const mail::Entity& entity) {
  std::size_t count = is_daticert(entity) ? 1 : 0;
  if (entity.is_multipart())
    for (const mail::Entity& child : entity.children) count += count_daticerts(child);
  return count;
}

// What a message without its outer headers may be known as before its certification is read: an
// anomaly envelope by its signed shape alone (RFC 6109, 3.2.2), since X-Trasporto is not there.
certification::Kind kind_by_shape(const Examination& e) {
  if (e.cms.state != State::intact || count_daticerts(*e.content) > 0)
    return certification::Kind::none;
  const mail::Entity* const postacert = find_postacert(*e.content);
  const bool is_anomaly =
      postacert != nullptr && text::equals_ignoring_case(postacert->name, kPostacertName);
  return is_anomaly ? certification::Kind::anomaly_envelope : certification::Kind::none;
}

// Reads daticert.xml from the signed part's own multipart/mixed, first level only, and says in two
// checks whether it was there and could be read.
std::pair<Check, Check> read_certification(Examination& e, certification::Kind claimed) {
  constexpr CheckId kPresent = CheckId::certification_present;
  constexpr CheckId kReadable = CheckId::certification_readable;
  const auto absent = [](std::string reason) {
    return std::pair{make_check(kPresent, Result::fail, {{"reason", std::move(reason)}}),
                     skipped(kReadable)};
  };
  if (e.cms.state != State::intact) return {skipped(kPresent), skipped(kReadable)};
  e.postacert = find_postacert(*e.content);
  const mail::Entity* daticert = nullptr;
  std::size_t here = 0;
  for (const mail::Entity& part : e.content->children) {
    if (is_daticert(part)) {
      daticert = &part;
      ++here;
    }
  }
  const std::size_t anywhere = count_daticerts(*e.content);
  if (anywhere > 1) return absent("several");
  if (here == 0) {
    if (anywhere > 0) return absent("misplaced");
    return absent(claimed == certification::Kind::anomaly_envelope ? "anomaly" : "missing");
  }
  const auto xml = mail::decoded_body(e.message, *daticert, 2 * certification::kMaxDaticertBytes);
  if (!xml)
    return {passed(kPresent), make_check(kReadable, Result::fail, {{"reason", xml.error().id}})};
  auto parsed = certification::parse_daticert(*xml);
  if (!parsed)
    return {passed(kPresent), make_check(kReadable, Result::fail,
                                         {{"reason", parsed.error().id},
                                          {"detail", parsed.error().detail},
                                          {"line", std::to_string(parsed.error().line)}})};
  e.certification = std::move(*parsed);
  return {passed(kPresent), passed(kReadable)};
}

signature::Signature signature_facts(const Examination& e) {
  signature::Signature out;
  out.state = e.cms.state;
  out.digest = e.cms.digest;
  out.canonicalised = e.cms.canonicalised;
  out.signed_at = e.cms.signed_at;
  if (e.cms.signer != nullptr) out.signer = e.cms.signer->facts;
  if (e.vouch != nullptr) out.anchor = e.vouch->anchor;
  return out;
}

std::vector<Check> run_checks(const Examination& e, Check present, Check readable) {
  std::vector<Check> checks;
  checks.reserve(static_cast<std::size_t>(CheckId::anchor_local) + 1);
  checks.push_back(says_signed(e.root) ? check_structure(e) : skipped(CheckId::structure_single));
  for (const auto check : {check_signature_present, check_signature_intact, check_algorithms,
                           check_chain, check_register, check_sender, check_usage, check_distrusted,
                           check_revocation, check_time_signed, check_time_arrival})
    checks.push_back(check(e));
  checks.push_back(std::move(present));
  checks.push_back(std::move(readable));
  for (const auto check :
       {check_header_kind, check_header_parties, check_header_subject, check_header_date,
        check_header_ids, check_inner_sender, check_attachments, check_content_subject,
        check_addressed, check_known, check_receipt_content, check_anchor_local})
    checks.push_back(check(e));
  return checks;
}

Outcome outcome_of(const std::vector<Check>& checks, certification::Kind claimed) {
  const auto* failure = std::find_if(kFailures.begin(), kFailures.end(),
                                     [&](const Failure& row) { return failed(checks, row.check); });
  if (failure == kFailures.end()) return Outcome::genuine;
  const bool anomaly = failure->check == CheckId::certification_present &&
                       claimed == certification::Kind::anomaly_envelope;
  return anomaly ? Outcome::uncertified : failure->outcome;
}

}  // namespace

struct Verifier::State {
  explicit State(const signature::TrustStore& trust) : judge(trust, library) {}

  signature::LibraryContext library;
  signature::ChainJudge judge;

  Verdict judge_entity(const mail::Message& message, const mail::Entity& root,
                       const Context& context, bool has_message_headers);
  std::vector<Verdict> nested_in(const mail::Message& message, NestedScope scope);
};

std::vector<Verdict> Verifier::State::nested_in(const mail::Message& message, NestedScope scope) {
  return judge_nested(message, scope, [this, &message](const mail::Entity& entity, bool headers) {
    return judge_entity(message, entity, {}, headers);
  });
}

Verdict Verifier::State::judge_entity(const mail::Message& message, const mail::Entity& root,
                                      const Context& context, bool has_message_headers) {
  Verdict verdict;
  Claim claim = claim_of(root);
  if (!claim.any) return verdict;
  Examination e{message, root, context, has_message_headers};
  if (root.children.size() == 2) e.content = root.children.data();
  e.from = mail::addresses(root.headers.first("From"));
  e.cms = read_signature(e, library, judge);
  if (!context.has_headers) claim.kind = kind_by_shape(e);
  auto [present, readable] = read_certification(e, claim.kind);
  const std::optional<Original> original = Original::in(message, e.postacert);
  if (original) {
    e.original_in = &original->message();
    e.original = &original->root();
  }
  if (e.cms.state == signature::State::intact && e.signing_time())
    e.vouch = e.cms.signer->vouch_at(*e.signing_time());
  verdict.checks = run_checks(e, std::move(present), std::move(readable));
  verdict.outcome = outcome_of(verdict.checks, claim.kind);
  verdict.level = level_of(verdict.outcome, verdict.checks, context);
  verdict.kind = e.certification ? certification::kind_of(e.certification->type) : claim.kind;
  verdict.signature = signature_facts(e);
  verdict.certification = std::move(e.certification);
  if (original && original->was_encoded())
    verdict.nested = nested_in(original->message(), NestedScope::with_root);
  return verdict;
}

Verifier::Verifier(const signature::TrustStore& trust) : state_(std::make_unique<State>(trust)) {}
Verifier::~Verifier() = default;
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;

Verdict Verifier::verify(std::string_view message_bytes, const Context& context) {
  const auto message = mail::parse_message(message_bytes);
  if (!message) return unreadable(message.error().id);
  // What claims nothing needs no judging, and the two parts of a multipart/signed are always
  // walked.
  const bool judgeable = message->truncated.empty() || !claim_of(message->root).any ||
                         message->root.type == "multipart/signed";
  Verdict verdict =
      judgeable ? state_->judge_entity(*message, message->root, context, context.has_headers)
                : unreadable(message->truncated);
  for (Verdict& nested : state_->nested_in(*message, NestedScope::below_root))
    verdict.nested.push_back(std::move(nested));
  return verdict;
}

}  // namespace pec::verification
