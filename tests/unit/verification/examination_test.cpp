// SPDX-License-Identifier: EUPL-1.2
#include "verification/examination.h"

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pec::verification {
namespace {

using namespace std::chrono_literals;
using certification::Type;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

// A message on the table, with nothing found yet.
struct Table {
  explicit Table(std::string_view text) : bytes(text), message(*mail::parse_message(bytes)) {}

  std::string bytes;
  mail::Message message;
  Context context;
  Examination examination{message, message.root, context};
};

constexpr std::string_view kAny = "Subject: x\n\nx";

TEST(SigningTime, IsTheSignersClaim) {
  Table table(kAny);
  table.examination.cms.signed_at = sys_days{2026y / 3 / 2};
  table.examination.certification.emplace().time = sys_days{2020y / 1 / 1};
  EXPECT_EQ(table.examination.signing_time(), sys_seconds{sys_days{2026y / 3 / 2}});
}

TEST(SigningTime, IsTheProvidersWhereTheSignerSaysNothing) {
  Table table(kAny);
  table.examination.certification.emplace().time = sys_days{2020y / 1 / 1};
  EXPECT_EQ(table.examination.signing_time(), sys_seconds{sys_days{2020y / 1 / 1}});
}

TEST(SigningTime, IsNoneWhereNobodySaysIt) {
  EXPECT_EQ(Table(kAny).examination.signing_time(), std::nullopt);
}

struct Role {
  std::string_view name;
  Type type;
  bool envelope;
  bool to_sender;
};

std::ostream& operator<<(std::ostream& out, const Role& c) { return out << c.name; }

class CertifiedType : public testing::TestWithParam<Role> {};

TEST_P(CertifiedType, DecidesWhomTheMessageIsFor) {
  Table table(kAny);
  EXPECT_FALSE(table.examination.is_envelope());
  EXPECT_FALSE(table.examination.is_receipt_to_sender());
  table.examination.certification.emplace().type = GetParam().type;
  EXPECT_EQ(table.examination.is_envelope(), GetParam().envelope);
  EXPECT_EQ(table.examination.is_receipt_to_sender(), GetParam().to_sender);
}

const Role kRoles[] = {
    {"acceptance", Type::acceptance, false, true},
    {"non-acceptance", Type::non_acceptance, false, true},
    {"taking in charge", Type::taking_in_charge, false, false},
    {"delivery", Type::delivery, false, true},
    {"transport envelope", Type::transport_envelope, true, false},
    {"non-delivery", Type::non_delivery, false, true},
    {"timeout notice", Type::timeout_notice, false, true},
    {"virus notice", Type::virus_notice, false, false},
};
INSTANTIATE_TEST_SUITE_P(Examination, CertifiedType, testing::ValuesIn(kRoles));

TEST(Header, IsDecodedAndTheFirstOfItsName) {
  const Table table("Subject: =?utf-8?Q?citt=C3=A0?=\nSubject: y\n\nx");
  EXPECT_EQ(table.examination.header("subject"), "citt\xC3\xA0");
  EXPECT_EQ(table.examination.header("From"), "");
}

struct Structure {
  std::string_view name;
  std::string_view fields;
  bool is_signed;
  bool rival;
};

std::ostream& operator<<(std::ostream& out, const Structure& c) { return out << c.name; }

class ContentType : public testing::TestWithParam<Structure> {};

TEST_P(ContentType, SaysSignedOnceOrInTwoWays) {
  const Table table("To: x\n" + std::string(GetParam().fields) + "\nx");
  EXPECT_EQ(says_signed(table.message.root), GetParam().is_signed);
  EXPECT_EQ(has_rival_structures(table.message.root), GetParam().rival);
}

const Structure kStructures[] = {
    {"none", "", false, false},
    {"other", "Content-Type: multipart/mixed; boundary=b\n", false, false},
    {"signed", "Content-Type: multipart/signed; boundary=b\n", true, false},
    {"capitals and folding", "CONTENT-TYPE:\n Multipart/Signed; boundary=b\n", true, false},
    {"signed first", "Content-Type: multipart/signed; boundary=b\nContent-Type: text/plain\n", true,
     true},
    {"signed last", "Content-Type: text/plain\nContent-Type: multipart/signed; boundary=b\n", true,
     true},
    {"two others", "Content-Type: text/plain\nContent-Type: text/html\n", false, false},
    {"two boundaries", "Content-Type: multipart/signed; boundary=b; Boundary=c\n", true, true},
    {"boundary in pieces", "Content-Type: multipart/signed; boundary*0=b; boundary*1=c\n", true,
     true},
    {"boundary in both ways", "Content-Type: multipart/signed; boundary=b; boundary*=utf-8''c\n",
     true, true},
    {"boundary in quotes of another",
     "Content-Type: multipart/signed; x=\";boundary=c\"; "
     "boundary=b\n",
     true, false},
};
INSTANTIATE_TEST_SUITE_P(Examination, ContentType, testing::ValuesIn(kStructures));

std::string fact_of(std::string value) {
  return make_check(CheckId::header_kind, Result::warn, {{"x", std::move(value)}})
      .facts.at(0)
      .second;
}

TEST(Facts, AreKeptUpToTheCap) {
  EXPECT_EQ(fact_of(""), "");
  EXPECT_EQ(fact_of(std::string(kMaxFactBytes, 'a')), std::string(kMaxFactBytes, 'a'));
}

TEST(Facts, AreCutVisiblyBeyondTheCap) {
  EXPECT_EQ(fact_of(std::string(kMaxFactBytes + 1, 'a')),
            std::string(kMaxFactBytes, 'a') + "\xE2\x80\xA6");
}

TEST(Facts, AreCutBetweenCharacters) {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string value(shift, 'a');
    while (value.size() < 2 * kMaxFactBytes) value += "\xF0\x9F\x93\xA7";
    const std::string found = fact_of(value);
    ASSERT_TRUE(found.ends_with("\xE2\x80\xA6")) << shift;
    EXPECT_EQ((found.size() - 3 - shift) % 4, 0U) << shift;
    EXPECT_GT(found.size(), kMaxFactBytes - 4) << shift;
  }
}

TEST(Facts, OfNothingButContinuationBytesAreCutToo) {
  EXPECT_LE(fact_of(std::string(2 * kMaxFactBytes, '\x80')).size(), kMaxFactBytes + 3);
}

TEST(Checks, AreMadeWithTheirResult) {
  EXPECT_EQ(passed(CheckId::signer_chain).result, Result::pass);
  EXPECT_TRUE(passed(CheckId::signer_chain).facts.empty());
  EXPECT_EQ(skipped(CheckId::signer_chain).result, Result::skip);
  EXPECT_TRUE(skipped(CheckId::signer_chain).facts.empty());
  EXPECT_EQ(skipped(CheckId::signer_chain, "why").facts, (std::vector<Fact>{{"reason", "why"}}));
}

TEST(SameAddress, DisregardsCaseAndOuterBlanks) {
  EXPECT_TRUE(same_address(" Anna@PEC.example\t", "anna@pec.example"));
  EXPECT_FALSE(same_address("anna@pec.example", "anna@pec.example.evil"));
  EXPECT_TRUE(same_address("", " "));
}

TEST(Joined, PutsCommasBetween) {
  EXPECT_EQ(joined({}), "");
  EXPECT_EQ(joined({"a"}), "a");
  EXPECT_EQ(joined({"a", "b", "c"}), "a, b, c");
}

}  // namespace
}  // namespace pec::verification
