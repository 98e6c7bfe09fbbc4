// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes for a signature, and lists made to cost time.
#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "signed_message.h"

namespace pec::signature {
namespace {

class AnyCms : public testing::Test {
 protected:
  CmsResult verify(std::string_view cms) {
    return verify_cms(message_.content, cms, judging_.context, judging_.judge);
  }

  const SignedMessage message_ = signed_message("kind-envelope-sha256");
  Judging judging_{corpus_trust()};
};

TEST_F(AnyCms, CutAfterAnyByteIsNoCms) {
  for (std::size_t size = 0; size < message_.cms.size(); ++size) {
    // A copy of the exact size lets the address sanitizer see a read past the end.
    const CmsResult result = verify(std::string(message_.cms.substr(0, size)));
    ASSERT_EQ(result.state, State::malformed) << size;
    ASSERT_EQ(result.reason, "not-cms") << size;
    ASSERT_EQ(result.signer, nullptr) << size;
  }
}

// Some bytes are not under the signature (other certificates, unsigned fields); a change there may
// leave it intact, but never under another signer.
TEST_F(AnyCms, WithOneByteChangedNeverHasAnotherSigner) {
  const std::string signer = verify(message_.cms).signer->facts.sha256;
  for (std::size_t at = 0; at < message_.cms.size(); ++at) {
    std::string cms = message_.cms;
    cms[at] = static_cast<char>(cms[at] ^ 0x01);
    const CmsResult result = verify(cms);
    if (result.state == State::intact) {
      ASSERT_NE(result.signer, nullptr) << at;
      ASSERT_TRUE(result.signer->facts.sha256 == signer || result.signer->vouches.empty()) << at;
    }
  }
}

TEST_F(AnyCms, OfRandomBytesIsNoCms) {
  std::mt19937 random(7);  // NOLINT: the same bytes in every run
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 2000; ++round) {
    std::string cms = round % 2 == 0 ? "" : message_.cms.substr(0, 19);
    for (int i = 0; i < 200; ++i) cms.push_back(static_cast<char>(byte(random)));
    ASSERT_NE(verify(cms).state, State::intact);
  }
}

TEST_F(AnyCms, OfManyOpenSequencesIsNoCms) {
  for (const std::string_view open : {"\x30\x80", "\xA0\x80", "\x24\x80", "\x31\x80"}) {
    std::string cms;
    while (cms.size() + open.size() <= kMaxSignatureBytes) cms += open;
    EXPECT_EQ(verify(cms).reason, "not-cms");
  }
}

// One element of DER: its tag and length, and what it holds.
struct Element {
  std::size_t head = 0;
  std::size_t size = 0;
};

Element element_at(std::string_view der, std::size_t at) {
  const auto byte = [der](std::size_t i) {
    return std::size_t{static_cast<unsigned char>(der.at(i))};
  };
  const std::size_t first = byte(at + 1);
  if (first < 0x80) return {2, first};
  std::size_t size = 0;
  for (std::size_t i = 0; i < first - 0x80; ++i) size = size * 256 + byte(at + 2 + i);
  return {2 + first - 0x80, size};
}

std::string element(char tag, const std::string& content) {
  std::string length;
  for (std::size_t rest = content.size(); rest > 0; rest /= 256)
    length.insert(length.begin(), static_cast<char>(rest % 256));
  return std::string(1, tag) + static_cast<char>(0x80 + length.size()) + length + content;
}

// `cms` with `digests` in place of SignedData's digestAlgorithms, which nothing signs.
std::string with_digests(const std::string& cms, const std::string& digests) {
  const std::size_t oid = element_at(cms, 0).head;
  const std::size_t explicit_tag = oid + element_at(cms, oid).head + element_at(cms, oid).size;
  const std::size_t sequence = explicit_tag + element_at(cms, explicit_tag).head;
  const std::size_t version = sequence + element_at(cms, sequence).head;
  const std::size_t set = version + element_at(cms, version).head + element_at(cms, version).size;
  const std::size_t rest = set + element_at(cms, set).head + element_at(cms, set).size;
  const std::size_t end = version + element_at(cms, sequence).size;
  const std::string signed_data =
      element('\x30', cms.substr(version, set - version) + element('\x31', digests) +
                          cms.substr(rest, end - rest));
  return element('\x30', cms.substr(oid, explicit_tag - oid) + element('\xA0', signed_data));
}

// `cms` with SignedData's certificates twice.
std::string with_certificates_twice(const std::string& cms) {
  const auto after = [&cms](std::size_t at) {
    const Element e = element_at(cms, at);
    return at + e.head + e.size;
  };
  const std::size_t oid = element_at(cms, 0).head;
  const std::size_t explicit_tag = after(oid);
  const std::size_t sequence = explicit_tag + element_at(cms, explicit_tag).head;
  const std::size_t version = sequence + element_at(cms, sequence).head;
  const std::size_t certificates = after(after(after(version)));
  const std::string up_to_first = cms.substr(version, after(certificates) - version);
  return element('\x30',
                 cms.substr(oid, explicit_tag - oid) +
                     element('\xA0', element('\x30', up_to_first + cms.substr(certificates))));
}

// RFC 5652, 5.1 has one list; a second one must not pass because the first was taken out.
TEST_F(AnyCms, WithTwoListsOfCertificatesIsNoCms) {
  const std::string cms = with_certificates_twice(message_.cms);
  for (const CmsReading reading : {CmsReading::whole, CmsReading::sliced}) {
    const CmsResult result =
        verify_cms(message_.content, cms, judging_.context, judging_.judge, reading);
    EXPECT_EQ(result.reason, "not-cms");
  }
}

// AlgorithmIdentifier of a digest of the SHA-2 family (RFC 5754, 2).
std::string sha2(char last_arc) {
  return std::string("\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02", 12) + last_arc +
         std::string("\x05\x00", 2);
}
const std::string kSha256 = sha2(1);
const std::string kSha384 = sha2(2);
const std::string kSha512 = sha2(3);
const std::string kSha224 = sha2(4);
const std::string kSha1("\x30\x09\x06\x05\x2B\x0E\x03\x02\x1A\x05\x00", 11);

TEST_F(AnyCms, WithOneDigestWrittenAnewIsIntact) {
  EXPECT_EQ(verify(with_digests(message_.cms, kSha256)).state, State::intact);
}

// RFC 5652, 5.1: the list only helps one-pass readers; nothing signs it.
TEST_F(AnyCms, IsJudgedByTheSignersDigestWhateverTheListSays) {
  for (const std::string& list : {kSha1 + kSha224 + kSha256 + kSha384 + kSha512, kSha1})
    EXPECT_EQ(verify(with_digests(message_.cms, list)).state, State::intact) << list.size();
}

TEST_F(AnyCms, WithThousandsOfDigestsIsJudgedInTime) {
  std::string digests;
  while (digests.size() + message_.cms.size() + 100 < kMaxSignatureBytes) digests += kSha256;
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(verify(with_digests(message_.cms, digests)).state, State::intact);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{60});
}

}  // namespace
}  // namespace pec::signature
