// SPDX-License-Identifier: EUPL-1.2
//
// Context::has_headers: each kind of message as Outlook keeps it, the signed part alone, and what a
// change in it comes to.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "verification/verify.h"

namespace pec::verification {
namespace {

const std::filesystem::path kCorpus = PEC_CORPUS_DIR;

std::string message(std::string_view name) {
  const std::string file = std::string(name) + ".eml";
  std::ifstream stream(kCorpus / "messages" / file, std::ios::binary);
  EXPECT_TRUE(stream) << file;
  return {std::istreambuf_iterator<char>(stream), {}};
}

// Content-Type with its further lines, and the body.
std::string signed_part(const std::string& bytes) {
  const std::size_t at = bytes.find("Content-Type: multipart/signed");
  EXPECT_LT(at, bytes.find("\n\n"));
  EXPECT_LT(at, bytes.find("\r\n\r\n"));
  const std::size_t end = bytes.find(bytes.find('\r') == std::string::npos ? "\n\n" : "\r\n\r\n");
  std::size_t next = bytes.find('\n', at) + 1;
  while (next < end && (bytes[next] == ' ' || bytes[next] == '\t'))
    next = bytes.find('\n', next) + 1;
  return bytes.substr(at, next - at) + bytes.substr(end + (bytes[end] == '\r' ? 2 : 1));
}

class WithoutHeaders : public testing::Test {
 protected:
  static Verdict judge(const std::string& bytes, bool has_headers = false) {
    static const auto trust =
        signature::TrustStore::load(kCorpus / "trust", signature::Origin::shipped);
    EXPECT_TRUE(trust);
    Verifier verifier(*trust);
    Context context;
    context.has_headers = has_headers;
    return verifier.verify(bytes, context);
  }
};

struct Row {
  std::string_view name;
  certification::Kind kind;
  Outcome outcome = Outcome::genuine;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

class OfEachKind : public WithoutHeaders, public testing::WithParamInterface<Row> {};

using certification::Kind;
const Row kRows[] = {
    {"kind-acceptance-sha256", Kind::acceptance},
    {"kind-refusal-formal-sha256", Kind::non_acceptance},
    {"kind-refusal-virus-sha256", Kind::non_acceptance},
    {"kind-taking-in-charge-sha256", Kind::taking_in_charge},
    {"kind-delivery-complete-sha256", Kind::delivery},
    {"kind-delivery-brief-sha256", Kind::delivery},
    {"kind-delivery-concise-sha256", Kind::delivery},
    {"kind-envelope-sha256", Kind::transport_envelope},
    {"kind-envelope-sha1", Kind::transport_envelope},
    {"kind-failure-no-dest-sha256", Kind::non_delivery},
    {"kind-delay-12h-sha256", Kind::timeout_notice},
    {"kind-virus-found-sha256", Kind::virus_notice},
    {"kind-anomaly-sha256", Kind::anomaly_envelope, Outcome::uncertified},
};
INSTANTIATE_TEST_SUITE_P(Kinds, OfEachKind, testing::ValuesIn(kRows));

TEST_P(OfEachKind, IsWhatItIsAndAsksForAttention) {
  const std::string whole = message(GetParam().name);
  const Verdict verdict = judge(signed_part(whole));
  EXPECT_EQ(outcome_id(verdict.outcome), outcome_id(GetParam().outcome));
  EXPECT_EQ(certification::kind_id(verdict.kind), certification::kind_id(GetParam().kind));
  EXPECT_EQ(level_id(verdict.level), "attention");
  const auto sender = static_cast<std::size_t>(CheckId::signer_sender);
  const std::vector<Fact> no_headers = {{"reason", "no-headers"}};
  EXPECT_EQ(result_id(verdict.checks.at(sender).result), "skip");
  EXPECT_EQ(verdict.checks.at(sender).facts, no_headers);
  for (const Check& check : verdict.checks) {
    const bool of_header = check_id(check.id).starts_with("header.");
    if (!of_header) continue;
    EXPECT_EQ(result_id(check.result), "skip") << check_id(check.id);
    // An anomaly envelope has nothing to be compared with in any case.
    EXPECT_EQ(check.facts.empty(), GetParam().outcome == Outcome::uncertified);
  }
}

TEST_P(OfEachKind, IsAlteredByOneLetter) {
  std::string bytes = signed_part(message(GetParam().name));
  // In the text for people, the first thing that is signed.
  const std::size_t at = bytes.find("messaggio");
  ASSERT_NE(at, std::string::npos);
  bytes[at] = 'M';
  const Verdict verdict = judge(bytes);
  EXPECT_EQ(outcome_id(verdict.outcome), "altered");
  EXPECT_EQ(level_id(verdict.level), "bad");
}

TEST_P(OfEachKind, IsJudgedAlikeWhereTheHeadersStandThereAllTheSame) {
  const Verdict verdict = judge(message(GetParam().name));
  EXPECT_EQ(outcome_id(verdict.outcome), outcome_id(GetParam().outcome));
  EXPECT_EQ(level_id(verdict.level), "attention");
}

TEST_F(WithoutHeaders, AProvidersCertificateForAnotherAddressIsNoLongerRefuted) {
  const std::string whole = message("attack-sender-wrong-san-envelope");
  EXPECT_EQ(outcome_id(judge(whole, true).outcome), "untrusted");
  const Verdict verdict = judge(signed_part(whole));
  EXPECT_EQ(outcome_id(verdict.outcome), "genuine");
  EXPECT_EQ(level_id(verdict.level), "attention");
}

TEST_F(WithoutHeaders, AnAuthorityOfTheSameNameIsStillRefuted) {
  const Verdict verdict = judge(signed_part(message("attack-chain-lookalike-envelope")));
  EXPECT_EQ(outcome_id(verdict.outcome), "untrusted");
  EXPECT_EQ(level_id(verdict.level), "bad");
}

TEST_F(WithoutHeaders, AnAnomalyIsOneHoweverItWasDressed) {
  const std::string whole = message("attack-anomaly-as-envelope");
  EXPECT_EQ(outcome_id(judge(whole, true).outcome), "untrusted");
  const Verdict verdict = judge(signed_part(whole));
  EXPECT_EQ(outcome_id(verdict.outcome), "uncertified");
  EXPECT_EQ(certification::kind_id(verdict.kind), "anomaly-envelope");
}

TEST_F(WithoutHeaders, WhatIsNotSignedHasNoShape) {
  std::string bytes = message("kind-anomaly-sha256");
  bytes[bytes.find("messaggio", bytes.find("multipart/mixed"))] = 'M';
  const Verdict verdict = judge(bytes);
  EXPECT_EQ(outcome_id(verdict.outcome), "altered");
  EXPECT_EQ(certification::kind_id(verdict.kind), "none");
}

TEST_F(WithoutHeaders, ItselfIsNothingToComplainOf) {
  const std::string whole = message("kind-envelope-sha256");
  EXPECT_EQ(level_id(judge(whole, true).level), "good");
  // The signed part as if it were the whole: then headers are missing, and it cannot be trusted.
  EXPECT_EQ(outcome_id(judge(signed_part(whole), true).outcome), "untrusted");
}

}  // namespace
}  // namespace pec::verification
