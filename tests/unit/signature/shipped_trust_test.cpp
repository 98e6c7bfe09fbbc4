// SPDX-License-Identifier: EUPL-1.2
//
// The trust data that the program ships.
#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "signature/certificate.h"
#include "signature/certificate_fields.h"
#include "trust_folder.h"

namespace pec::signature {
namespace {

class ShippedTrust : public testing::Test {
 protected:
  const TrustStore trust_ = trust_of(kShipped);
  const LibraryContext context_;
};

TEST_F(ShippedTrust, HoldsTheTwoAuthoritiesOfPec) {
  ASSERT_EQ(trust_.authorities().size(), 2U);
  const Authority& agid = trust_.authorities()[0];
  EXPECT_EQ(agid.name, "AgID CA1");
  EXPECT_EQ(agid.editions.size(), 8U);
  EXPECT_TRUE(agid.accept_by_key);
  EXPECT_FALSE(agid.historic);
  EXPECT_EQ(agid.security_level, 2);
  const Authority& digitpa = trust_.authorities()[1];
  EXPECT_EQ(digitpa.name, "DigitPA CA1");
  EXPECT_EQ(digitpa.editions.size(), 1U);
  EXPECT_FALSE(digitpa.accept_by_key);
  EXPECT_TRUE(digitpa.historic);
  EXPECT_EQ(digitpa.required_policy, "1.3.76.16.3.1.1");
}

TEST_F(ShippedTrust, HasAVersionAndADate) {
  EXPECT_FALSE(trust_.version().empty());
  EXPECT_EQ(trust_.date().size(), std::string_view("2026-11-21").size());
}

TEST_F(ShippedTrust, PinsTheKeyThatAgidPublishes) {
  EXPECT_EQ(trust_.authorities()[0].spki_sha256,
            "39e3c6c6f13c9620775172694d20f81edad55a8613934cdaa7c3793a6d26b86b");
}

TEST_F(ShippedTrust, HoldsThePinnedKeyInEveryEdition) {
  for (const Authority& authority : trust_.authorities())
    for (const Edition& edition : authority.editions) {
      const auto fields = certificate_fields(edition.der);
      ASSERT_TRUE(fields && context_.certificate(edition.der));
      EXPECT_EQ(context_.sha256_hex(fields->public_key), authority.spki_sha256);
      EXPECT_EQ(context_.sha256_hex(edition.der), edition.sha256);
    }
}

TEST_F(ShippedTrust, HasNoEditionTwice) {
  std::vector<std::string> hashes;
  for (const Authority& authority : trust_.authorities())
    for (const Edition& edition : authority.editions) hashes.push_back(edition.sha256);
  std::sort(hashes.begin(), hashes.end());
  EXPECT_EQ(std::adjacent_find(hashes.begin(), hashes.end()), hashes.end());
}

TEST_F(ShippedTrust, HasEditionsThatChainToTheirRoot) {
  for (const Authority& authority : trust_.authorities()) {
    const X509Handle root = context_.certificate(authority.root_der);
    ASSERT_TRUE(root) << authority.name;
    for (const Edition& edition : authority.editions) {
      const X509Handle certificate = context_.certificate(edition.der);
      EXPECT_EQ(X509_check_issued(root.get(), certificate.get()), X509_V_OK) << edition.sha256;
      EXPECT_EQ(X509_verify(certificate.get(), X509_get0_pubkey(root.get())), 1) << edition.sha256;
      EXPECT_EQ(X509_check_ca(certificate.get()), 1) << edition.sha256;
    }
  }
}

TEST_F(ShippedTrust, HasTheRootsOfActalisAndBaltimore) {
  EXPECT_EQ(context_.sha256_hex(trust_.authorities()[0].root_der),
            "55926084ec963a64b96e2abe01ce0ba86a64fbfebcc7aab5afc155b37fd76066");
  EXPECT_EQ(context_.sha256_hex(trust_.authorities()[1].root_der),
            "16af57a9f676b0ab126095aa5ebadef22ab31119d644ac95cd4b93dbf3f26aeb");
}

TEST_F(ShippedTrust, CoversEveryDayFrom2018To2030) {
  std::vector<Window> windows;
  for (const Edition& edition : trust_.authorities()[0].editions)
    windows.push_back(validity(context_.certificate(edition.der).get()));
  for (auto time = day(2018, 4, 5); time < day(2030, 9, 22); time += std::chrono::days{1})
    ASSERT_TRUE(std::any_of(windows.begin(), windows.end(),
                            [time](const Window& window) { return window.contains(time); }));
}

TEST_F(ShippedTrust, ListsTheProvidersHostsInItsNewestEdition) {
  const X509Handle newest = context_.certificate(bytes_of(kShipped / "AgID_CA1_2025-02-20.pem"));
  ASSERT_TRUE(newest);
  const std::vector<std::string> hosts = permitted_hosts(newest.get());
  EXPECT_EQ(hosts.size(), 37U);
  EXPECT_NE(std::find(hosts.begin(), hosts.end(), "pec.aruba.it"), hosts.end());
}

TEST(ShippedData, IsAlsoWhatTheBuildTreeHolds) {
  const TrustStore built = trust_of(std::filesystem::path(PEC_SHARE_DIR) / "trust");
  EXPECT_EQ(built.authorities().size(), 2U);
}

struct Real {
  std::string_view name;
  std::string_view file;
  std::chrono::sys_seconds time;
  std::string_view authority;
  bool by_key;
  std::string_view host;
};

std::ostream& operator<<(std::ostream& out, const Real& c) { return out << c.name; }

class RealSigner : public testing::TestWithParam<Real> {
 protected:
  // The certificate, or none where this machine has no samples.
  X509Handle certificate() const {
    const auto file = std::filesystem::path(PEC_SAMPLES_DIR).parent_path() / "trust-anchors" /
                      "signers" / GetParam().file;
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return {};
    return judging_.context.certificate(bytes_of(file));
  }

  Judging judging_{trust_of(kShipped)};
};

TEST_P(RealSigner, IsVouchedForByAShippedAnchor) {
  const X509Handle signer = certificate();
  if (!signer) GTEST_SKIP() << "no real signer certificates on this machine";
  const SignerRecord& record = judging_.judge.record(signer.get());
  const Vouch* vouch = record.vouch_at(GetParam().time);
  ASSERT_NE(vouch, nullptr) << record.refusal << " " << record.refusal_error;
  EXPECT_EQ(vouch->anchor.authority, GetParam().authority);
  EXPECT_EQ(vouch->by_key, GetParam().by_key);
  EXPECT_FALSE(vouch->anchor.local);
  EXPECT_TRUE(record.may_sign);
  EXPECT_TRUE(record.may_protect_mail);
  EXPECT_EQ(record.facts.emails,
            std::vector<std::string>{"posta-certificata@" + std::string(GetParam().host)});
  EXPECT_EQ(record.registered_host, std::string(GetParam().host));
}

TEST_P(RealSigner, IsNotVouchedForTenYearsAway) {
  const X509Handle signer = certificate();
  if (!signer) GTEST_SKIP() << "no real signer certificates on this machine";
  const SignerRecord& record = judging_.judge.record(signer.get());
  EXPECT_EQ(record.vouch_at(GetParam().time + std::chrono::years{10}), nullptr);
  EXPECT_EQ(record.vouch_at(GetParam().time - std::chrono::years{10}), nullptr);
}

const Real kReal[] = {
    {"Aruba in 2015", "aruba_2014-2017.pem", day(2015, 6, 1), "DigitPA CA1", false, "pec.aruba.it"},
    {"Aruba in the gap of 2017", "aruba_2017-2020.pem", day(2017, 12, 20), "AgID CA1", true,
     "pec.aruba.it"},
    {"Aruba in 2019", "aruba_2017-2020.pem", day(2019, 6, 1), "AgID CA1", false, "pec.aruba.it"},
    {"Sogei in 2018", "sogei_2017-2020.pem", day(2018, 6, 1), "AgID CA1", false, "pcert.sogei.it"},
    {"Namirial in 2024", "namirial_2023-2026.pem", day(2024, 12, 1), "AgID CA1", false,
     "sicurezzapostale.it"},
    {"Aruba in 2027", "aruba_2026-2028.pem", day(2027, 6, 1), "AgID CA1", false, "pec.aruba.it"},
};
INSTANTIATE_TEST_SUITE_P(Samples, RealSigner, testing::ValuesIn(kReal));

}  // namespace
}  // namespace pec::signature
