// SPDX-License-Identifier: EUPL-1.2
#include "verification/original.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pec::verification {
namespace {

constexpr std::string_view kOriginal =
    "Subject: Atto\n"
    "Content-Type: multipart/mixed; boundary=o\n\n"
    "--o\nContent-Type: multipart/alternative; boundary=a\n\n"
    "--a\n\ntext\n--a\nContent-Type: text/html\n\n<p>\n--a--\n"
    "--o\nContent-Type: application/pkcs7-mime; name=atto.pdf.p7m\n"
    "Content-Transfer-Encoding: base64\n\nZm9v\n"
    "--o\nContent-Type: message/rfc822\n\nSubject: attached\n\nx\n--o--\n";

// A signed content as a provider builds it.
std::string content(std::string_view original_part) {
  std::string out = "Content-Type: multipart/mixed; boundary=c\n\n--c\n\nA message for you.\n";
  return out.append(original_part).append("--c--\n");
}

std::string plain_part() {
  return "--c\nContent-Type: message/rfc822; name=postacert.eml\n\n" + std::string(kOriginal) +
         "\n";
}

// "part type name" of each attachment.
std::vector<std::string> attachments_in(const std::string& bytes) {
  const auto message = mail::parse_message(bytes);
  if (!message) return {"no message"};
  const auto original = Original::in(*message, find_postacert(message->root));
  if (!original) return {"no original"};
  std::vector<std::string> out;
  for (const Attachment& one : original->attachments()) {
    out.push_back(one.part + " " + one.type + " " + one.name);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(Original, HasItsLeavesListed) {
  EXPECT_EQ(attachments_in(content(plain_part())),
            (Lines{"1.1 text/plain ", "1.2 text/html ", "2 application/pkcs7-mime atto.pdf.p7m",
                   "3 message/rfc822 "}));
}

TEST(Original, IsReadAsItWasSent) {
  const std::string bytes = content(plain_part());
  const auto message = mail::parse_message(bytes);
  ASSERT_TRUE(message);
  const auto original = Original::in(*message, find_postacert(message->root));
  ASSERT_TRUE(original);
  EXPECT_EQ(original->bytes(), kOriginal);
  EXPECT_FALSE(original->was_encoded());
  EXPECT_EQ(original->attachments().at(2).body, "Zm9v");
}

TEST(Original, IsDecodedWhereTheProviderEncodedIt) {
  const std::string bytes = content(
      "--c\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
      "U3ViamVjdDogeAoKeQo=\n");
  const auto message = mail::parse_message(bytes);
  ASSERT_TRUE(message);
  const auto original = Original::in(*message, find_postacert(message->root));
  ASSERT_TRUE(original);
  EXPECT_TRUE(original->was_encoded());
  EXPECT_EQ(original->bytes(), "Subject: x\n\ny\n");
  EXPECT_EQ(original->attachments().at(0).part, "1");
}

TEST(Original, IsNotTheCertification) {
  EXPECT_EQ(attachments_in(content("--c\nContent-Type: message/rfc822; name=DatiCert.xml\n\n"
                                   "Subject: x\n\ny\n")),
            Lines{"no original"});
}

TEST(Original, MayBeMissing) {
  EXPECT_EQ(attachments_in(content("")), Lines{"no original"});
  EXPECT_EQ(attachments_in("Subject: x\n\ny\n"), Lines{"no original"});
}

}  // namespace
}  // namespace pec::verification
