// SPDX-License-Identifier: EUPL-1.2
//
// Signatures of the corpus, whole and spoiled.
#include "signature/cms.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "signed_message.h"

namespace pec::signature {
namespace {

class Cms : public testing::Test {
 protected:
  CmsResult verify(std::string_view content, std::string_view cms) {
    return verify_cms(content, cms, judging_.context, judging_.judge);
  }
  CmsResult verify(const std::string& name) {
    const SignedMessage message = signed_message(name);
    return verify(message.content, message.cms);
  }

  Judging judging_{corpus_trust()};
};

struct Good {
  std::string_view name;
  std::string_view message;
  std::string_view digest;
  bool canonicalised;
  bool has_time;
};

std::ostream& operator<<(std::ostream& out, const Good& c) { return out << c.name; }

class IntactCms : public Cms, public testing::WithParamInterface<Good> {};

TEST_P(IntactCms, IsFoundIntact) {
  const CmsResult result = verify(std::string(GetParam().message));
  ASSERT_EQ(result.state, State::intact) << result.reason;
  EXPECT_EQ(result.reason, "");
  EXPECT_EQ(result.digest, GetParam().digest);
  EXPECT_EQ(result.canonicalised, GetParam().canonicalised);
  EXPECT_EQ(result.signed_at.has_value(), GetParam().has_time);
  EXPECT_NE(result.signer, nullptr);
}

const Good kGood[] = {
    {"SHA-256", "kind-envelope-sha256", "sha256", false, true},
    {"SHA-1", "kind-envelope-sha1", "sha1", false, true},
    {"SHA-384", "shape-digest-sha384-envelope", "sha384", false, true},
    {"SHA-512", "shape-digest-sha512-envelope", "sha512", false, true},
    {"PSS", "shape-pss-sha256-envelope", "sha256", false, true},
    {"stored with LF", "shape-plain-envelope-lf", "sha256", true, true},
    {"no signed attributes", "shape-no-attributes-envelope", "sha256", false, false},
    {"no signed attributes and LF", "shape-no-attributes-envelope-lf", "sha256", true, false},
    {"no signing time", "shape-no-signing-time-envelope", "sha256", false, false},
    {"BER of indefinite length", "shape-ber-indefinite-envelope", "sha256", false, true},
    {"untrusted signer all the same", "attack-chain-lookalike-envelope", "sha256", false, true},
};
INSTANTIATE_TEST_SUITE_P(Corpus, IntactCms, testing::ValuesIn(kGood));

struct Bad {
  std::string_view name;
  std::string_view message;
  State state;
  std::string_view reason;
};

std::ostream& operator<<(std::ostream& out, const Bad& c) { return out << c.name; }

class BadCms : public Cms, public testing::WithParamInterface<Bad> {};

TEST_P(BadCms, IsRefusedWithAReason) {
  const CmsResult result = verify(std::string(GetParam().message));
  EXPECT_EQ(state_id(result.state), state_id(GetParam().state));
  EXPECT_EQ(result.reason, GetParam().reason);
  EXPECT_FALSE(result.signed_at.has_value());
}

const Bad kBad[] = {
    {"empty", "attack-signature-empty", State::malformed, "not-cms"},
    {"text", "attack-signature-text", State::malformed, "not-cms"},
    {"truncated", "attack-signature-truncated", State::malformed, "not-cms"},
    {"garbage", "attack-signature-garbage", State::malformed, "not-cms"},
    {"PEM", "attack-signature-pem", State::malformed, "not-cms"},
    {"EnvelopedData", "attack-signature-enveloped", State::malformed, "not-cms"},
    {"Data", "attack-signature-data", State::malformed, "not-cms"},
    {"no signer", "attack-signature-nobody", State::malformed, "signers"},
    {"two signers", "attack-two-signers", State::malformed, "signers"},
    {"attached to the same content", "attack-signature-attached-same", State::malformed,
     "attached"},
    {"attached to another content", "attack-signature-attached-other", State::malformed,
     "attached"},
    {"no certificates", "attack-chain-no-certificates", State::unverifiable, "no-certificate"},
    {"no certificate of the signer", "attack-chain-no-leaf", State::unverifiable, "no-certificate"},
    {"MD5", "attack-digest-md5", State::unverifiable, "unsupported-digest"},
    {"value changed", "attack-signature-value-envelope", State::invalid, "value"},
    {"signature of another message", "attack-signature-moved", State::mismatch, "digest"},
};
INSTANTIATE_TEST_SUITE_P(Corpus, BadCms, testing::ValuesIn(kBad));

TEST_F(Cms, SeesEveryChangeOfTheContent) {
  const SignedMessage message = signed_message("kind-envelope-sha256");
  for (const std::string& content :
       {message.content + "x", message.content + "\r\n", message.content.substr(1),
        message.content.substr(0, message.content.size() - 1), std::string("x"), std::string()}) {
    const CmsResult result = verify(content, message.cms);
    EXPECT_EQ(result.state, State::mismatch);
    EXPECT_EQ(result.reason, "digest");
    EXPECT_FALSE(result.signed_at.has_value());
  }
}

TEST_F(Cms, TakesTheSigningTimeFromTheSignedAttributes) {
  const CmsResult result = verify("kind-envelope-sha256");
  ASSERT_TRUE(result.signed_at.has_value());
  EXPECT_GE(*result.signed_at, day(2026, 3, 2));
  EXPECT_LT(*result.signed_at, day(2026, 3, 3));
}

TEST_F(Cms, FindsTheContentUnderEitherLineEnd) {
  const SignedMessage message = signed_message("kind-envelope-sha256");
  std::string lf = message.content;
  lf.erase(std::remove(lf.begin(), lf.end(), '\r'), lf.end());
  const CmsResult result = verify(lf, message.cms);
  EXPECT_EQ(result.state, State::intact);
  EXPECT_TRUE(result.canonicalised);
}

TEST_F(Cms, MarksBytesAfterTheStructure) {
  const SignedMessage message = signed_message("kind-envelope-sha256");
  EXPECT_FALSE(verify(message.content, message.cms).trailing_data);
  const CmsResult result = verify(message.content, message.cms + '\0');
  EXPECT_EQ(result.state, State::intact);
  EXPECT_TRUE(result.trailing_data);
}

TEST_F(Cms, NamesTheSignerOfAlteredContentToo) {
  const SignedMessage message = signed_message("kind-envelope-sha256");
  const CmsResult result = verify("x", message.cms);
  ASSERT_NE(result.signer, nullptr);
  EXPECT_EQ(result.signer->facts.organization, "Gestore Due S.p.A.");
}

}  // namespace
}  // namespace pec::signature
