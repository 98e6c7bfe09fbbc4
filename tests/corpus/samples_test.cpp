// SPDX-License-Identifier: EUPL-1.2
//
// Real messages, judged in place under the shipped anchors. They are third parties' mail and never
// part of the project, so the folder may be absent; the test then says so.
#include <array>
#include <filesystem>
#include <iostream>
#include <string_view>

#include <gtest/gtest.h>

#include "corpus_cases.h"
#include "verification/verify.h"

namespace pec::corpus {
namespace {

struct Sample {
  std::string_view file;
  std::string_view outcome;
  std::string_view level;
  std::string_view kind;
  std::string_view signer;  // organisation; only for intact signatures
  std::string_view authority;
};

constexpr std::array<Sample, 15> kSamples = {{
    {"aruba-2014-trasporto.eml", "genuine", "good", "transport-envelope", "ARUBA PEC S.p.A.",
     "DigitPA CA1"},
    {"aruba-2018-accettazione.eml", "genuine", "good", "acceptance", "Aruba PEC S.p.A.",
     "AgID CA1"},
    {"aruba-2018-consegna-completa.eml", "genuine", "good", "delivery", "Aruba PEC S.p.A.",
     "AgID CA1"},
    {"sogei-2018-trasporto.eml", "genuine", "good", "transport-envelope", "Sogei S.p.A.",
     "AgID CA1"},
    {"sogei-2018-trasporto-tampered-base64.eml", "altered", "bad", "transport-envelope", "", ""},
    {"sogei-2018-trasporto-tampered-xml.eml", "altered", "bad", "transport-envelope", "", ""},
    {"placeholder-accettazione.eml", "unsigned", "bad", "acceptance", "", ""},
    {"placeholder-avvenuta-consegna.eml", "unsigned", "bad", "delivery", "", ""},
    {"placeholder-errore-consegna.eml", "unsigned", "bad", "non-delivery", "", ""},
    {"placeholder-trasporto.eml", "unsigned", "bad", "transport-envelope", "", ""},
    {"truncated-accettazione.eml", "unsigned", "bad", "acceptance", "", ""},
    {"truncated-errore-consegna.eml", "unsigned", "bad", "non-delivery", "", ""},
    {"skeleton-no-pec-headers.eml", "unsigned", "bad", "none", "", ""},
    {"ordinary-mail.eml", "not-pec", "neutral", "none", "", ""},
    {"ordinary-dsn.eml", "not-pec", "neutral", "none", "", ""},
}};

void expect_verdict(const Sample& sample, const verification::Verdict& verdict) {
  EXPECT_EQ(outcome_id(verdict.outcome), sample.outcome) << sample.file;
  EXPECT_EQ(level_id(verdict.level), sample.level) << sample.file;
  EXPECT_EQ(kind_id(verdict.kind), sample.kind) << sample.file;
  if (sample.authority.empty()) return;
  ASSERT_TRUE(verdict.signature.signer && verdict.signature.anchor) << sample.file;
  EXPECT_EQ(verdict.signature.signer->organization, sample.signer) << sample.file;
  EXPECT_EQ(verdict.signature.anchor->authority, sample.authority) << sample.file;
  EXPECT_EQ(verdict.signature.digest, "sha1") << sample.file;
}

TEST(Samples, GetTheVerdictTheyDeserve) {
  const std::filesystem::path folder = PEC_SAMPLES_DIR;
  if (!std::filesystem::is_directory(folder))
    GTEST_SKIP() << "no real messages to judge: " << folder << " is absent";
  const auto trust = signature::TrustStore::load(std::filesystem::path(PEC_SHARE_DIR) / "trust",
                                                 signature::Origin::shipped);
  ASSERT_TRUE(trust) << trust.error().file << ' ' << trust.error().what;
  verification::Verifier verifier(*trust);
  int judged = 0;
  for (const Sample& sample : kSamples) {
    if (!std::filesystem::exists(folder / sample.file)) continue;
    expect_verdict(sample, verifier.verify(read_file(folder / sample.file)));
    ++judged;
  }
  std::cout << "judged " << judged << " of " << kSamples.size() << " real messages\n";
  EXPECT_GT(judged, 0) << "the folder holds none of the known files";
}

}  // namespace
}  // namespace pec::corpus
