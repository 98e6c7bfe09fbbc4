// SPDX-License-Identifier: EUPL-1.2
//
// Faults of trust folders, and folders of an administrator.
#include "signature/trust_store.h"

#include <functional>
#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "trust_folder.h"

namespace pec::signature {
namespace {

struct Fault {
  std::string_view name;
  std::function<void(const TrustFolder&)> spoil;
  std::string_view file;  // that the error must name
};

std::ostream& operator<<(std::ostream& out, const Fault& c) { return out << c.name; }

class FaultyFolder : public testing::TestWithParam<Fault> {};

TEST_P(FaultyFolder, IsRefusedWholeAndNamesTheFile) {
  const TrustFolder folder(kShipped);
  ASSERT_TRUE(TrustStore::load(folder.path(), Origin::shipped).has_value());
  GetParam().spoil(folder);
  for (const Origin origin : {Origin::shipped, Origin::local}) {
    const auto store = TrustStore::load(folder.path(), origin);
    ASSERT_FALSE(store.has_value());
    EXPECT_EQ(std::filesystem::path(store.error().file).filename(), GetParam().file);
    EXPECT_FALSE(store.error().what.empty());
  }
}

// An edit of one of the folder's files.
auto edit(std::string file, std::string from, std::string to) {
  return [=](const TrustFolder& folder) { folder.edit(file, from, to); };
}
auto write(std::string file, std::string bytes) {
  return [=](const TrustFolder& folder) { folder.write(file, bytes); };
}
auto remove(std::string file) {
  return [=](const TrustFolder& folder) { folder.remove(file); };
}

constexpr const char* kManifest = "anchors.json";
constexpr const char* kNewest = "AgID_CA1_2025-02-20.pem";
constexpr const char* kRoot = "Actalis_Authentication_Root_CA.pem";

const Fault kManifestFaults[] = {
    {"no JSON", write(kManifest, "not JSON"), kManifest},
    {"empty", write(kManifest, ""), kManifest},
    {"no object", write(kManifest, "[]"), kManifest},
    {"bytes that are not UTF-8", write(kManifest, "{\"format\": 1, \"x\": \"\xFF\"}"), kManifest},
    {"many open brackets", write(kManifest, std::string(500'000, '[')), kManifest},
    {"larger than the cap", write(kManifest, std::string(kMaxTrustFileBytes + 1, ' ')), kManifest},
    {"format 2", edit(kManifest, "\"format\": 1", "\"format\": 2"), kManifest},
    {"format as text", edit(kManifest, "\"format\": 1", "\"format\": \"1\""), kManifest},
    {"no format", edit(kManifest, "\"format\"", "\"formal\""), kManifest},
    {"no authorities", write(kManifest, "{\"format\": 1}"), kManifest},
    {"empty list of authorities", write(kManifest, "{\"format\": 1, \"authorities\": []}"),
     kManifest},
    {"authority of no object", write(kManifest, "{\"format\": 1, \"authorities\": [1]}"),
     kManifest},
    {"no editions", edit(kManifest, "\"editions\"", "\"additions\""), kManifest},
    {"edition of no object", edit(kManifest, "\"editions\": [", "\"editions\": [1,"), kManifest},
    {"path leading out of the folder", edit(kManifest, kNewest, "../x.pem"), kManifest},
    {"absolute path", edit(kManifest, kNewest, "/etc/ssl/x.pem"), kManifest},
    {"path into another folder", edit(kManifest, kNewest, "x/y.pem"), kManifest},
    {"root leading out of the folder", edit(kManifest, kRoot, "../x.pem"), kManifest},
    {"no file name", edit(kManifest, kNewest, ""), kManifest},
};
INSTANTIATE_TEST_SUITE_P(Manifest, FaultyFolder, testing::ValuesIn(kManifestFaults));

const Fault kCertificateFaults[] = {
    {"edition that is not there", remove(kNewest), kNewest},
    {"root that is not there", remove(kRoot), kRoot},
    {"garbage for an edition", write(kNewest, "garbage"), kNewest},
    {"empty edition", write(kNewest, ""), kNewest},
    {"garbage for a root", write(kRoot, "-----BEGIN CERTIFICATE-----\nAAAA\n"), kRoot},
    {"wrong hash", edit(kManifest, "790ec428", "790ec429"), kNewest},
    {"no hash", edit(kManifest, "\"sha256\": \"790ec428", "\"sha\": \"790ec428"), kNewest},
    {"wrong pin", edit(kManifest, "39e3c6c6", "39e3c6c7"), "AgID_CA1_2018-04-04.pem"},
    {"other edition under this name",
     [](const TrustFolder& folder) {
       folder.write(kNewest, bytes_of(kShipped / "AgID_CA1_2018-04-04.pem"));
     },
     kNewest},
    {"folder in place of an edition",
     [](const TrustFolder& folder) {
       folder.remove(kNewest);
       std::filesystem::create_directory(folder.path() / kNewest);
     },
     kNewest},
};
INSTANTIATE_TEST_SUITE_P(Certificates, FaultyFolder, testing::ValuesIn(kCertificateFaults));

// A certificate whose hash is declared right and whose key is another.
TEST(FaultyFolder, IsOneWithAnEditionOfAnotherKey) {
  const TrustFolder folder(kShipped);
  folder.edit(kManifest, kNewest, kRoot);
  folder.edit(kManifest, "790ec428504a61f273e4fcf7ffd4d56991edc02d4402fbbd8914e149fa278c1d",
              "55926084ec963a64b96e2abe01ce0ba86a64fbfebcc7aab5afc155b37fd76066");
  const auto store = TrustStore::load(folder.path(), Origin::shipped);
  ASSERT_FALSE(store.has_value());
  EXPECT_EQ(std::filesystem::path(store.error().file).filename(), kRoot);
}

std::string distrusted(const std::string& entries) {
  return "{\"format\": 1, \"entries\": " + entries + "}";
}
std::string entry(const std::string& sha256, const std::string& from) {
  return distrusted("[{\"sha256\": \"" + sha256 + "\", \"from\": \"" + from + "\"}]");
}
constexpr const char* kDistrusted = "distrusted.json";
const std::string kHash(64, 'a');
constexpr const char* kFrom = "2026-01-15T00:00:00Z";

const Fault kDistrustedFaults[] = {
    {"no JSON", write(kDistrusted, "x"), kDistrusted},
    {"format 2", write(kDistrusted, "{\"format\": 2, \"entries\": []}"), kDistrusted},
    {"no entries", write(kDistrusted, "{\"format\": 1}"), kDistrusted},
    {"entry of no object", write(kDistrusted, distrusted("[1]")), kDistrusted},
    {"entry without from", write(kDistrusted, distrusted("[{\"sha256\": \"" + kHash + "\"}]")),
     kDistrusted},
    {"entry without hash", write(kDistrusted, distrusted("[{\"from\": \"2026-01-15T00:00:00Z\"}]")),
     kDistrusted},
    {"short hash", write(kDistrusted, entry("aa", kFrom)), kDistrusted},
    {"hash of other letters", write(kDistrusted, entry(std::string(64, 'x'), kFrom)), kDistrusted},
    {"day only", write(kDistrusted, entry(kHash, "2026-01-15")), kDistrusted},
    {"local time", write(kDistrusted, entry(kHash, "2026-01-15T00:00:00+")), kDistrusted},
    {"thirtieth of February", write(kDistrusted, entry(kHash, "2026-02-30T00:00:00Z")),
     kDistrusted},
    {"signed month", write(kDistrusted, entry(kHash, "2026--1-15T00:00:00Z")), kDistrusted},
};
INSTANTIATE_TEST_SUITE_P(DistrustedSigners, FaultyFolder, testing::ValuesIn(kDistrustedFaults));

TEST(DistrustedSigners, AreReadWithTheirInstant) {
  const TrustFolder folder(kShipped);
  folder.write(kDistrusted, entry(kHash, kFrom));
  const TrustStore store = trust_of(folder.path());
  ASSERT_EQ(store.distrusted().size(), 1U);
  EXPECT_EQ(store.distrusted()[0].sha256, kHash);
  EXPECT_EQ(store.distrusted()[0].from, day(2026, 1, 15));
}

// Hashes are often copied in capitals; such an entry must not distrust nobody in silence.
TEST(DistrustedSigners, WithAHashInCapitalsAreDistrustedOrRefused) {
  const TrustFolder folder(kShipped);
  folder.write(kDistrusted, entry(std::string(64, 'A'), kFrom));
  const auto store = TrustStore::load(folder.path(), Origin::shipped);
  if (store.has_value()) {
    EXPECT_EQ(store->distrusted()[0].sha256, kHash);
  }
}

TEST(DistrustedSigners, NeedNoFile) {
  const TrustFolder folder(kShipped);
  folder.remove(kDistrusted);
  EXPECT_TRUE(trust_of(folder.path()).distrusted().empty());
}

TEST(PlainFolder, MakesEachCertificateALocalAuthority) {
  const TrustFolder folder;
  folder.write("b.pem", bytes_of(kShipped / kNewest));
  folder.write("a.crt", bytes_of(kShipped / "DigitPA_CA1_2011-2018.pem"));
  folder.write("readme.txt", "not looked at");
  const TrustStore store = trust_of(folder.path(), Origin::local);
  ASSERT_EQ(store.authorities().size(), 2U);
  EXPECT_EQ(store.authorities()[0].name, "a");
  EXPECT_EQ(store.authorities()[1].name, "b");
  for (const Authority& authority : store.authorities()) {
    EXPECT_EQ(authority.origin, Origin::local);
    EXPECT_FALSE(authority.accept_by_key);
    EXPECT_EQ(authority.editions.size(), 1U);
    EXPECT_TRUE(authority.root_der.empty());
  }
}

TEST(PlainFolder, IsNoShippedOne) {
  EXPECT_FALSE(TrustStore::load(kCorpus / "trust-plain", Origin::shipped).has_value());
  EXPECT_TRUE(TrustStore::load(kCorpus / "trust-plain", Origin::local).has_value());
}

TEST(PlainFolder, WithoutAnyCertificateIsRefused) {
  const TrustFolder folder;
  EXPECT_FALSE(TrustStore::load(folder.path(), Origin::local).has_value());
  EXPECT_FALSE(TrustStore::load(folder.path() / "nowhere", Origin::local).has_value());
}

TEST(PlainFolder, WithOneBadFileIsRefusedWhole) {
  const TrustFolder folder(kCorpus / "trust-plain");
  folder.write("bad.pem", "garbage");
  EXPECT_FALSE(TrustStore::load(folder.path(), Origin::local).has_value());
}

TEST(LocalFolder, WithAManifestKeepsItsRulesAndItsOrigin) {
  const TrustStore store = trust_of(kCorpus / "trust", Origin::local);
  ASSERT_EQ(store.authorities().size(), 2U);
  EXPECT_EQ(store.authorities()[0].origin, Origin::local);
  EXPECT_TRUE(store.authorities()[0].accept_by_key);
}

TEST(Merging, AddsAuthoritiesAndDistrustedAndKeepsTheVersion) {
  TrustStore store = trust_of(kShipped);
  const std::string version = store.version();
  store.merge(trust_of(kCorpus / "trust", Origin::local));
  EXPECT_EQ(store.authorities().size(), 4U);
  EXPECT_EQ(store.authorities()[3].origin, Origin::local);
  EXPECT_EQ(store.distrusted().size(), 1U);
  EXPECT_EQ(store.version(), version);
}

}  // namespace
}  // namespace pec::signature
