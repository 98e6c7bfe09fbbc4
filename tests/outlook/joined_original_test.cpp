// SPDX-License-Identifier: EUPL-1.2
//
// Headers of the transport and a signed part, made one message again.
#include "mapi/joined_original.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace pec::outlook {
namespace {

const std::string kPart =
    "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\r\n"
    "\tmicalg=sha-256; boundary=\"=_one\"\r\n\r\n";
const std::string kTransport =
    "Received: from a.example\r\n\tby b.example; Mon, 2 Mar 2026\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/signed;\r\n boundary==_one; micalg=sha-256\r\n"
    "x-odd  :  kept \r\n"
    "Subject: CONSEGNA: prova\r\n\r\n";

std::string with_line_feeds(std::string text) {
  std::erase(text, '\r');
  return text;
}

TEST(JoinedOriginal, KeepsTheHeadersAsTheyAre) {
  EXPECT_EQ(joined_original(kTransport, kPart), kTransport);
  const std::string without_end = kTransport.substr(0, kTransport.size() - 4);
  EXPECT_EQ(joined_original(without_end, kPart), kTransport);
  EXPECT_EQ(joined_original(kTransport + "\r\n--=_one\r\nX: of a part\r\n", kPart), kTransport);
}

TEST(JoinedOriginal, TakesTheEndsOfLinesOfThePart) {
  EXPECT_EQ(joined_original(kTransport, with_line_feeds(kPart)), with_line_feeds(kTransport));
  EXPECT_EQ(joined_original(with_line_feeds(kTransport), kPart), kTransport);
  EXPECT_EQ(joined_original("A: b\r\r\n\r\r\nC: d\r\n", with_line_feeds(kPart)).substr(0, 15),
            "A: b\r\r\n\r\r\nC: d\n")
      << "no empty line comes into being";
}

TEST(JoinedOriginal, LeavesOutWhatStandsBeforeTheHeaders) {
  for (const char* before : {"Microsoft Mail Internet Headers Version 2.0\r\n",
                             "Microsoft Mail Internet Headers Version 2.0\r\n and on\r\n",
                             "From - Mon Mar  2 11:00:00 2026\r\n"})
    EXPECT_EQ(joined_original(before + kTransport, kPart), kTransport) << before;
  EXPECT_FALSE(has_fields("Microsoft Mail Internet Headers Version 2.0\r\n"));
  EXPECT_FALSE(has_fields(""));
  EXPECT_FALSE(has_fields("\r\nA: b\r\n"));
  EXPECT_TRUE(has_fields("A: b"));
}

TEST(JoinedOriginal, TheBodyHasTheContentFieldsItBelongsTo) {
  const std::string headers =
      "MIME-Version: 1.0\r\nSubject: a\r\nContent-Type: multipart/mixed; boundary=\"=_one.\"\r\n"
      "Content-Transfer-Encoding: 7bit\r\nTo: b\r\n";
  const std::string type = kPart.substr(0, kPart.size() - 2);
  EXPECT_EQ(joined_original(headers, kPart),
            "MIME-Version: 1.0\r\nSubject: a\r\n" + type + "To: b\r\n\r\n");
  EXPECT_EQ(joined_original(headers, "mime-version: 1.0 (x)\r\nX-Other: c\r\n" + kPart),
            "Subject: a\r\nmime-version: 1.0 (x)\r\n" + type + "To: b\r\n\r\n");
  EXPECT_EQ(joined_original("Subject: a\r\n", kPart), "Subject: a\r\n" + type + "\r\n");
}

TEST(JoinedOriginal, MakesNothingBetter) {
  const std::string several = "Content-Type: text/plain\r\nA: b\r\n" + kTransport;
  EXPECT_EQ(joined_original(several, kPart), several);
  // Two in the part, of which the headers have one.
  const std::string odd = "Content-Type: text/plain\r\n" + kPart;
  EXPECT_NE(joined_original(kTransport, odd).find(odd.substr(0, odd.size() - 2)),
            std::string::npos);
}

TEST(JoinedOriginal, ComparesBoundariesAsTheyAreWritten) {
  const auto keeps = [](const std::string& type) {
    const std::string headers = "Content-Type: " + type + "\r\n\r\n";
    return joined_original(headers, kPart) == headers;
  };
  for (const char* same :
       {"multipart/signed; boundary=\"=_one\"", "MULTIPART/SIGNED;BOUNDARY==_one",
        "multipart/signed; a=\"; boundary=x\"; boundary=\"=\\_one\"",
        "multipart/signed;\r\n\tboundary = \"=_one\" ; micalg=x", "a; ; boundary==_one"})
    EXPECT_TRUE(keeps(same)) << same;
  for (const char* other :
       {"multipart/signed; boundary=\"=_ONE\"", "multipart/signed", "",
        "multipart/signed; a=\"; boundary==_one\"", "multipart/signed; boundary*=us-ascii''=_one",
        "multipart/signed; boundary=\"\"", "multipart/signed; boundary", "boundary==_one"})
    EXPECT_FALSE(keeps(other)) << other;
}

TEST(JoinedOriginal, WithoutBoundariesTypesAgreeOnlyWhereTheyAreTheSame) {
  const std::string part = "Content-Type: multipart/signed; micalg=a\r\n\r\n";
  EXPECT_EQ(joined_original("Content-Type: multipart/mixed; micalg=a\r\n", part), part);
  const std::string folded = "content-type:multipart/signed;\r\n\tmicalg=a\r\n\r\n";
  EXPECT_EQ(joined_original(folded, part), folded);
}

TEST(JoinedOriginal, KnowsASignedPart) {
  EXPECT_TRUE(says_multipart_signed(kPart));
  EXPECT_TRUE(says_multipart_signed("A: b\ncontent-type:\n MultiPart/Signed; x\n\n"));
  for (const char* other :
       {"", "\r\n", "Content-Type: multipart/mixed\r\n\r\n", "multipart/signed\r\n\r\n",
        "X-Content-Type: multipart/signed\r\n\r\n", "\r\nContent-Type: multipart/signed\r\n\r\n"})
    EXPECT_FALSE(says_multipart_signed(other)) << other;
  EXPECT_EQ(end_of_headers("A: b\r\n\r\nc"), 8U);
  EXPECT_EQ(end_of_headers("A: b\n\nc\n\n"), 6U);
  EXPECT_EQ(end_of_headers("\n"), 1U);
  EXPECT_EQ(end_of_headers("A: b\r\n\r"), std::nullopt);
  EXPECT_EQ(end_of_headers(""), std::nullopt);
}

// Whatever the two hold, one header block comes out, which ends in its only empty line.
TEST(JoinedOriginal, IsAlwaysOneHeaderBlock) {
  const std::string_view pieces[] = {"\r",
                                     "\n",
                                     "\r\n",
                                     "\r\n\r\n",
                                     " ",
                                     "\t",
                                     ":",
                                     ";",
                                     "=",
                                     "\"",
                                     "\\",
                                     "Content-Type",
                                     "content-type: ",
                                     "boundary",
                                     "A: b",
                                     "MIME-Version:1.0",
                                     "multipart/signed",
                                     "x",
                                     "\x80"};
  std::mt19937 random(20261129);
  const auto draw = [&] {
    std::string out;
    for (auto count = random() % 30; count > 0; --count)
      out += pieces[random() % std::size(pieces)];
    return out;
  };
  for (int at = 0; at < 20'000; ++at) {
    const std::string headers = draw(), part = draw() + "\r\n\r\n";
    const std::string head = part.substr(0, *end_of_headers(part));
    const std::string joined = joined_original(headers, head);
    ASSERT_EQ(end_of_headers(joined), joined.size()) << headers << "\n---\n" << part;
  }
}

}  // namespace
}  // namespace pec::outlook
