// SPDX-License-Identifier: EUPL-1.2
//
// Who vouches for a signer, and when.
#include "signature/chain.h"

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "signed_message.h"

namespace pec::signature {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

struct Moment {
  std::string_view name;
  std::string_view message;  // of the corpus: its signer is judged
  std::chrono::sys_seconds time;
  std::string_view vouch;  // the edition's day, "key", or nothing where nobody vouches
};

std::ostream& operator<<(std::ostream& out, const Moment& c) { return out << c.name; }

std::string vouch_text(const Vouch* vouch) {
  if (vouch == nullptr) return "nobody";
  return vouch->by_key ? "key" : vouch->anchor.edition;
}

class SignerAt : public testing::TestWithParam<Moment> {
 protected:
  Judging judging_{corpus_trust()};
};

TEST_P(SignerAt, IsVouchedForByTheRightEdition) {
  const SignerRecord& record = judging_.signer_of(std::string(GetParam().message));
  EXPECT_EQ(vouch_text(record.vouch_at(GetParam().time)), GetParam().vouch);
}

// Edition A: 2018-04-04 to 2028-04-03 at noon; edition B: 2025-02-20 to 2030-09-22 at noon. The
// ordinary signer: 2025-06-03 to 2028-06-02 at nine.
const Moment kOrdinary[] = {
    {"second before its validity", "kind-envelope-sha256", day(2025, 6, 3) + hours{9} - seconds{1},
     "nobody"},
    {"first second", "kind-envelope-sha256", day(2025, 6, 3) + hours{9}, "2025-02-20"},
    {"both editions hold", "kind-envelope-sha256", day(2026, 3, 2), "2025-02-20"},
    {"only the newer edition holds", "kind-envelope-sha256", day(2028, 5, 1), "2025-02-20"},
    {"last second", "kind-envelope-sha256", day(2028, 6, 2) + hours{9}, "2025-02-20"},
    {"second after its validity", "kind-envelope-sha256", day(2028, 6, 2) + hours{9} + seconds{1},
     "nobody"},
    {"beginning of time", "kind-envelope-sha256", std::chrono::sys_seconds::min(), "nobody"},
    {"end of time", "kind-envelope-sha256", std::chrono::sys_seconds::max(), "nobody"},
};
INSTANTIATE_TEST_SUITE_P(Ordinary, SignerAt, testing::ValuesIn(kOrdinary));

// The signer of the gap: 2017-11-20 to 2020-11-19.
const Moment kGap[] = {
    {"before its validity", "attack-gap-2017-envelope", day(2017, 11, 1), "nobody"},
    {"before any edition", "attack-gap-2017-envelope", day(2017, 12, 20), "key"},
    {"under the first edition", "attack-gap-2017-envelope", day(2019, 6, 1), "2018-04-04"},
    {"after its validity", "attack-gap-2017-envelope", day(2021, 1, 1), "nobody"},
};
INSTANTIATE_TEST_SUITE_P(Gap, SignerAt, testing::ValuesIn(kGap));

const Moment kHistoric[] = {
    {"in its time", "attack-historic-envelope", day(2015, 6, 1), "2011-01-14"},
    {"after its validity", "attack-historic-envelope", day(2017, 6, 1), "nobody"},
    {"signer that outlives its authority", "attack-chain-historic-late", day(2017, 6, 1),
     "2011-01-14"},
    {"that signer after the authority's end", "attack-chain-historic-late", day(2018, 6, 1),
     "nobody"},
    {"signer without the policy", "attack-chain-historic-no-policy", day(2015, 6, 1), "nobody"},
};
INSTANTIATE_TEST_SUITE_P(Historic, SignerAt, testing::ValuesIn(kHistoric));

const Moment kNobody[] = {
    {"lookalike authority", "attack-chain-lookalike-envelope", day(2026, 3, 2), "nobody"},
    {"self-signed", "attack-chain-self-signed-envelope", day(2026, 3, 2), "nobody"},
    {"other authority", "attack-chain-other-ca-envelope", day(2026, 3, 2), "nobody"},
    {"expired", "attack-chain-expired", day(2026, 3, 2), "nobody"},
    {"not yet", "attack-chain-not-yet", day(2026, 3, 2), "nobody"},
    {"host of no edition, by its key", "attack-register-unknown-envelope", day(2026, 3, 2), "key"},
};
INSTANTIATE_TEST_SUITE_P(Others, SignerAt, testing::ValuesIn(kNobody));

struct Reason {
  std::string_view name;
  std::string_view message;
  std::string_view refusal;
};

std::ostream& operator<<(std::ostream& out, const Reason& c) { return out << c.name; }

class RefusedSigner : public testing::TestWithParam<Reason> {};

TEST_P(RefusedSigner, HasAReason) {
  Judging judging{corpus_trust()};
  const SignerRecord& record = judging.signer_of(std::string(GetParam().message));
  EXPECT_TRUE(record.vouches.empty());
  EXPECT_EQ(record.refusal, GetParam().refusal);
}

const Reason kReasons[] = {
    {"lookalike authority", "attack-chain-lookalike-envelope", "unknown-issuer"},
    {"self-signed", "attack-chain-self-signed-envelope", "unknown-issuer"},
    {"other authority", "attack-chain-other-ca-envelope", "unknown-issuer"},
    {"person", "attack-chain-person", "unknown-issuer"},
    {"no policy", "attack-chain-historic-no-policy", "policy"},
};
INSTANTIATE_TEST_SUITE_P(Chain, RefusedSigner, testing::ValuesIn(kReasons));

TEST(Record, SaysWhoTheSignerIs) {
  Judging judging{corpus_trust()};
  const SignerRecord& record = judging.signer_of("kind-envelope-sha256");
  EXPECT_EQ(record.facts.organization, "Gestore Due S.p.A.");
  EXPECT_EQ(record.facts.emails,
            std::vector<std::string>{"posta-certificata@pec.gestore-due.example"});
  EXPECT_EQ(record.facts.issuer, "Test PEC CA1");
  EXPECT_EQ(record.facts.sha256.size(), 64U);
  EXPECT_EQ(record.key_type, "RSA");
  EXPECT_EQ(record.key_bits, 2048);
  EXPECT_TRUE(record.may_sign);
  EXPECT_TRUE(record.may_protect_mail);
  EXPECT_FALSE(record.distrusted.has_value());
}

TEST(Record, NamesTheRegisteredHost) {
  Judging judging{corpus_trust()};
  EXPECT_EQ(judging.signer_of("kind-envelope-sha256").registered_host, "pec.gestore-due.example");
  EXPECT_EQ(judging.signer_of("attack-register-unknown-envelope").registered_host, std::nullopt);
}

TEST(Record, KnowsTheRegisterOfAuthoritiesThatDidNotSign) {
  Judging judging{corpus_trust()};
  // A stranger's certificate for a host of the register: the host is registered, nobody vouches.
  EXPECT_TRUE(judging.signer_of("attack-chain-lookalike-envelope").registered_host.has_value());
}

TEST(Record, SaysWhatTheKeyMayNotDo) {
  Judging judging{corpus_trust()};
  EXPECT_FALSE(judging.signer_of("attack-usage-no-signing").may_sign);
}

TEST(Record, HoldsTheDistrustWithItsInstant) {
  Judging judging{corpus_trust()};
  const SignerRecord& record = judging.signer_of("attack-distrusted-before");
  ASSERT_TRUE(record.distrusted.has_value());
  EXPECT_EQ(record.distrusted->from, day(2026, 1, 15));
  EXPECT_EQ(record.distrusted->sha256, record.facts.sha256);
}

TEST(Record, MarksTheHistoricAuthority) {
  Judging judging{corpus_trust()};
  const SignerRecord& record = judging.signer_of("attack-historic-envelope");
  ASSERT_FALSE(record.vouches.empty());
  for (const Vouch& vouch : record.vouches) EXPECT_TRUE(vouch.historic);
  EXPECT_EQ(record.key_bits, 1024);
}

TEST(Record, IsJudgedOnce) {
  Judging judging{corpus_trust()};
  const SignerRecord* first = &judging.signer_of("kind-envelope-sha256");
  EXPECT_EQ(first, &judging.signer_of("kind-envelope-sha256"));
}

TEST(Record, KeepsEveryWindowInsideTheSignersValidity) {
  Judging judging{corpus_trust()};
  for (const char* name : {"kind-envelope-sha256", "attack-gap-2017-envelope",
                           "attack-historic-envelope", "attack-register-unknown-envelope"}) {
    const SignerRecord& record = judging.signer_of(name);
    for (const Vouch& vouch : record.vouches) {
      EXPECT_FALSE(vouch.window.empty()) << name;
      EXPECT_GE(vouch.window.from, record.validity.from) << name;
      EXPECT_LE(vouch.window.to, record.validity.to) << name;
    }
  }
}

TEST(LocalAnchor, VouchesAndSaysThatItIsLocal) {
  Judging judging{trust_of(kCorpus / "trust-plain", Origin::local)};
  const SignerRecord& record = judging.signer_of("kind-envelope-sha256");
  const Vouch* vouch = record.vouch_at(day(2026, 3, 2));
  ASSERT_NE(vouch, nullptr);
  EXPECT_TRUE(vouch->anchor.local);
  EXPECT_FALSE(vouch->by_key);
}

TEST(LocalAnchor, DoesNotVouchByItsKey) {
  Judging judging{trust_of(kCorpus / "trust-plain", Origin::local)};
  const SignerRecord& gap = judging.signer_of("attack-gap-2017-envelope");
  EXPECT_EQ(gap.vouch_at(day(2017, 12, 20)), nullptr);
  const SignerRecord& unknown = judging.signer_of("attack-register-unknown-envelope");
  EXPECT_TRUE(unknown.vouches.empty());
  EXPECT_EQ(unknown.refusal, "chain");
  EXPECT_FALSE(unknown.refusal_error.empty());
}

TEST(LocalAnchor, ComesAfterTheShippedOnes) {
  TrustStore trust = corpus_trust();
  trust.merge(trust_of(kCorpus / "trust-plain", Origin::local));
  Judging judging{std::move(trust)};
  const SignerRecord& record = judging.signer_of("kind-envelope-sha256");
  const Vouch* vouch = record.vouch_at(day(2026, 3, 2));
  ASSERT_NE(vouch, nullptr);
  EXPECT_FALSE(vouch->anchor.local);
}

TEST(MissingEdition, LeavesTheKeyToVouch) {
  Judging judging{trust_of(kCorpus / "trust-without-b")};
  const SignerRecord& record = judging.signer_of("kind-envelope-sha256");
  EXPECT_EQ(vouch_text(record.vouch_at(day(2026, 3, 2))), "2018-04-04");
  EXPECT_EQ(vouch_text(record.vouch_at(day(2028, 5, 1))), "key");
}

}  // namespace
}  // namespace pec::signature
