// SPDX-License-Identifier: EUPL-1.2
//
// New editions of an authority that is known already.
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "signature/certificate.h"
#include "trust_folder.h"

namespace pec::signature {
namespace {

constexpr const char* kNewest = "AgID_CA1_2025-02-20.pem";

// The shipped folder without its newest edition.
class WithoutTheNewest : public testing::Test {
 protected:
  WithoutTheNewest() {
    folder_.edit("anchors.json",
                 ",\n        {\n          \"file\": \"AgID_CA1_2025-02-20.pem\",\n          "
                 "\"sha256\": "
                 "\"790ec428504a61f273e4fcf7ffd4d56991edc02d4402fbbd8914e149fa278c1d\"\n        }",
                 "");
    trust_ = trust_of(folder_.path());
  }

  std::size_t editions() const { return trust_.authorities()[0].editions.size(); }

  const TrustFolder folder_{kShipped};
  TrustStore trust_;
};

TEST_F(WithoutTheNewest, TakesItBack) {
  ASSERT_EQ(editions(), 7U);
  const auto added = trust_.add_edition(bytes_of(kShipped / kNewest), "new.pem");
  ASSERT_TRUE(added.has_value()) << added.error().what;
  EXPECT_EQ(added->sha256, "790ec428504a61f273e4fcf7ffd4d56991edc02d4402fbbd8914e149fa278c1d");
  EXPECT_EQ(editions(), 8U);
}

TEST_F(WithoutTheNewest, TakesItInDer) {
  const LibraryContext context;
  const X509Handle certificate = context.certificate(bytes_of(kShipped / kNewest));
  EXPECT_TRUE(trust_.add_edition(der(certificate.get()), "new.der").has_value());
  EXPECT_EQ(editions(), 8U);
}

TEST_F(WithoutTheNewest, TakesItOnceOnly) {
  for (int i = 0; i < 3; ++i)
    EXPECT_TRUE(trust_.add_edition(bytes_of(kShipped / kNewest), "new.pem").has_value());
  EXPECT_EQ(editions(), 8U);
}

TEST_F(WithoutTheNewest, LoadsAFolderAndReportsEachBadFile) {
  const TrustFolder added;
  added.write("a-good.pem", bytes_of(kShipped / kNewest));
  added.write("b-garbage.pem", "garbage");
  added.write("c-foreign.pem", bytes_of(kCorpus / "foreign-ca.pem"));
  added.write("d-large.pem", std::string(kMaxTrustFileBytes + 1, 'x'));
  added.write("readme.txt", "not looked at");
  const std::vector<TrustError> errors = trust_.load_added_editions(added.path());
  ASSERT_EQ(errors.size(), 3U);
  EXPECT_EQ(errors[0].file, (added.path() / "b-garbage.pem").string());
  EXPECT_EQ(errors[1].file, (added.path() / "c-foreign.pem").string());
  EXPECT_EQ(errors[2].file, (added.path() / "d-large.pem").string());
  EXPECT_EQ(editions(), 8U);
}

TEST_F(WithoutTheNewest, HasNothingToReportOfAFolderThatIsNotThere) {
  EXPECT_TRUE(trust_.load_added_editions(folder_.path() / "nowhere").empty());
}

TEST_F(WithoutTheNewest, TakesNothingIntoALocalAuthority) {
  TrustStore local = trust_of(folder_.path(), Origin::local);
  EXPECT_FALSE(local.add_edition(bytes_of(kShipped / kNewest), "new.pem").has_value());
}

TEST_F(WithoutTheNewest, TakesNothingWhereThereIsNoRoot) {
  folder_.edit("anchors.json", "\"root\": \"Actalis_Authentication_Root_CA.pem\",", "");
  TrustStore rootless = trust_of(folder_.path());
  EXPECT_FALSE(rootless.add_edition(bytes_of(kShipped / kNewest), "new.pem").has_value());
}

TEST_F(WithoutTheNewest, TakesNothingThatAnotherRootSigned) {
  folder_.edit("anchors.json", "\"root\": \"Actalis_Authentication_Root_CA.pem\"",
               "\"root\": \"Baltimore_CyberTrust_Root.pem\"");
  TrustStore other = trust_of(folder_.path());
  EXPECT_FALSE(other.add_edition(bytes_of(kShipped / kNewest), "new.pem").has_value());
}

struct Refusal {
  std::string_view name;
  std::string bytes;
};

std::ostream& operator<<(std::ostream& out, const Refusal& c) { return out << c.name; }

void expect_refused(TrustStore& trust, const Refusal& refusal) {
  const auto added = trust.add_edition(refusal.bytes, "some.pem");
  ASSERT_FALSE(added.has_value()) << refusal;
  EXPECT_EQ(added.error().file, "some.pem") << refusal;
  EXPECT_FALSE(added.error().what.empty()) << refusal;
}

TEST_F(WithoutTheNewest, RefusesWhatIsNoEdition) {
  const std::string pem = bytes_of(kShipped / kNewest);
  const Refusal refusals[] = {
      {"nothing", ""},
      {"garbage", "garbage"},
      {"half a certificate", pem.substr(0, pem.size() / 2)},
      {"armour only", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"},
      {"more than the cap", pem + std::string(kMaxTrustFileBytes, '\n')},
      {"the root itself", bytes_of(kShipped / "Actalis_Authentication_Root_CA.pem")},
  };
  for (const Refusal& refusal : refusals) expect_refused(trust_, refusal);
  EXPECT_EQ(editions(), 7U);
}

TEST(CorpusWithoutEditionB, TakesItBack) {
  TrustStore trust = trust_of(kCorpus / "trust-without-b");
  ASSERT_TRUE(trust.add_edition(bytes_of(kCorpus / "edition-b.pem"), "b.pem").has_value());
  EXPECT_EQ(trust.authorities()[0].editions.size(), 2U);
}

TEST(CorpusWithoutEditionB, RefusesStrangersAndLeaves) {
  TrustStore trust = trust_of(kCorpus / "trust-without-b");
  Judging judging{corpus_trust()};
  expect_refused(trust, {"same names and another key", bytes_of(kCorpus / "foreign-ca.pem")});
  expect_refused(trust,
                 {"a leaf", der(judging.signer_of("kind-envelope-sha256").certificate.get())});
  expect_refused(trust, {"a real edition of another authority", bytes_of(kShipped / kNewest)});
}

}  // namespace
}  // namespace pec::signature
