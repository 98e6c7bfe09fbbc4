// SPDX-License-Identifier: EUPL-1.2
//
// Windows, instants, hashes and names.
#include "signature/certificate.h"

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "signature/digests.h"
#include "signature/trust_files.h"
#include "signed_message.h"

namespace pec::signature {
namespace {

TEST(Window, ContainsBothItsEnds) {
  const Window window{day(2020, 1, 1), day(2020, 1, 2)};
  EXPECT_TRUE(window.contains(day(2020, 1, 1)));
  EXPECT_TRUE(window.contains(day(2020, 1, 2)));
  EXPECT_FALSE(window.contains(day(2020, 1, 1) - std::chrono::seconds{1}));
  EXPECT_FALSE(window.contains(day(2020, 1, 2) + std::chrono::seconds{1}));
}

TEST(Window, OfOneInstantIsNotEmpty) {
  EXPECT_FALSE((Window{day(2020, 1, 1), day(2020, 1, 1)}.empty()));
}

TEST(Window, IsTheOverlapOfTwo) {
  const Window found =
      intersection({day(2020, 1, 1), day(2020, 3, 1)}, {day(2020, 2, 1), day(2020, 4, 1)});
  EXPECT_EQ(found.from, day(2020, 2, 1));
  EXPECT_EQ(found.to, day(2020, 3, 1));
}

TEST(Window, IsEmptyWhereTwoDoNotMeet) {
  EXPECT_TRUE(
      intersection({day(2020, 1, 1), day(2020, 1, 2)}, {day(2020, 2, 1), day(2020, 3, 1)}).empty());
}

struct Time {
  std::string_view name;
  std::string_view text;
  std::optional<std::chrono::sys_seconds> expected;
};

std::ostream& operator<<(std::ostream& out, const Time& c) { return out << c.name; }

class Asn1Time : public testing::TestWithParam<Time> {};

TEST_P(Asn1Time, IsReadAsAnInstant) {
  const std::unique_ptr<ASN1_TIME, OpensslDeleter<ASN1_TIME_free>> time(ASN1_TIME_new());
  ASN1_STRING_set(time.get(), GetParam().text.data(), static_cast<int>(GetParam().text.size()));
  time->type = GetParam().text.size() > 13 ? V_ASN1_GENERALIZEDTIME : V_ASN1_UTCTIME;
  EXPECT_EQ(to_instant(time.get()), GetParam().expected);
}

const Time kTimes[] = {
    {"UTCTime", "260302100000Z", day(2026, 3, 2) + std::chrono::hours{10}},
    {"UTCTime of the last century", "500101000000Z", day(1950, 1, 1)},
    {"GeneralizedTime", "20500101000000Z", day(2050, 1, 1)},
    {"leap day", "240229000000Z", day(2024, 2, 29)},
    {"thirtieth of February", "260230000000Z", std::nullopt},
    {"month 13", "261302000000Z", std::nullopt},
    {"letters", "2603021000xxZ", std::nullopt},
    {"empty", "", std::nullopt},
};
INSTANTIATE_TEST_SUITE_P(Certificate, Asn1Time, testing::ValuesIn(kTimes));

TEST(Asn1Time, ThatIsNotThereIsNoInstant) { EXPECT_EQ(to_instant(nullptr), std::nullopt); }

TEST(Validity, IsEmptyWhereADateCannotBeRead) {
  const X509Handle certificate(X509_new());
  ASN1_TIME_set_string(X509_getm_notBefore(certificate.get()), "20200101000000Z");
  ASN1_STRING_set(X509_getm_notAfter(certificate.get()), "2030", -1);
  const Window window = validity(certificate.get());
  EXPECT_TRUE(window.empty());
  EXPECT_TRUE(intersection(window, {day(1950, 1, 1), day(2050, 1, 1)}).empty());
  // A verdict shows both.
  EXPECT_GE(window.to, day(1950, 1, 1));
  EXPECT_LE(window.from, day(2050, 1, 1));
}

TEST(LibraryContext, ReadsACertificateWithTextAroundIt) {
  const LibraryContext context;
  const std::string pem = bytes_of(kCorpus / "edition-b.pem");
  const X509Handle plain = context.certificate(pem);
  ASSERT_TRUE(plain);
  const X509Handle surrounded = context.certificate("subject=x\n" + pem + "more\n");
  ASSERT_TRUE(surrounded);
  EXPECT_EQ(der(plain.get()), der(surrounded.get()));
  const X509Handle binary = context.certificate(der(plain.get()));
  ASSERT_TRUE(binary);
  EXPECT_EQ(der(plain.get()), der(binary.get()));
}

TEST(LibraryContext, ReadsNoCertificateCutAnywhere) {
  const LibraryContext context;
  const std::string whole = der(context.certificate(bytes_of(kCorpus / "edition-b.pem")).get());
  for (std::size_t size = 0; size < whole.size(); ++size)
    ASSERT_FALSE(context.certificate(std::string(whole.substr(0, size)))) << size;
}

TEST(Digests, AreThoseOfTheStandards) {
  const LibraryContext context;
  EXPECT_EQ(digest_hex("SHA1", "abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(digest_hex("SHA256", "abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(context.sha256_hex("abc"), digest_hex("SHA256", "abc"));
  EXPECT_EQ(digest_hex("SHA256", ""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Digests, OfAnUnknownNameAreEmpty) { EXPECT_EQ(digest_hex("no such digest", "abc"), ""); }

TEST(Hex, IsLowerCaseAndTwoDigitsAByte) {
  EXPECT_EQ(hex(std::string_view("\0\x0F\xA0\xFF", 4)), "000fa0ff");
  EXPECT_EQ(hex(""), "");
}

TEST(StateId, IsOfEveryState) {
  EXPECT_EQ(state_id(State::absent), "absent");
  EXPECT_EQ(state_id(State::malformed), "malformed");
  EXPECT_EQ(state_id(State::unverifiable), "unverifiable");
  EXPECT_EQ(state_id(State::mismatch), "mismatch");
  EXPECT_EQ(state_id(State::invalid), "invalid");
  EXPECT_EQ(state_id(State::intact), "intact");
}

}  // namespace
}  // namespace pec::signature
