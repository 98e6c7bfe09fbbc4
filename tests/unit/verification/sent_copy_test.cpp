// SPDX-License-Identifier: EUPL-1.2
#include "verification/sent_copy.h"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "signature/digests.h"

namespace pec::verification {
namespace {

using Names = std::vector<std::string>;

struct Headers {
  std::string_view name;
  std::string_view sent;
  std::string_view received;
  Names differing;
};

std::ostream& operator<<(std::ostream& out, const Headers& c) { return out << c.name; }

class TwoHeaders : public testing::TestWithParam<Headers> {};

TEST_P(TwoHeaders, DifferInTheseFields) {
  const auto sent = mail::parse_message(GetParam().sent);
  const auto received = mail::parse_message(GetParam().received);
  ASSERT_TRUE(sent.has_value() && received.has_value());
  EXPECT_EQ(differing_headers(sent->root, received->root), GetParam().differing);
}

constexpr std::string_view kSent =
    "From: Anna <a@b.example>\nTo: c@d.example, e@f.example\nSubject: Fattura 31\n"
    "Date: Mon, 2 Mar 2026 10:00:00 +0100\n\nx";

const Headers kHeaders[] = {
    {"same", kSent, kSent, {}},
    {"fields that a provider adds",
     "Subject: x\n\n",
     "Received: y\nMessage-ID: <z>\nSubject: x\nX-TipoRicevuta: breve\n\n",
     {}},
    {"display names", "From: Anna <a@b.example>\n\n", "From: a@b.example (A. Bianchi)\n\n", {}},
    {"case of addresses", "To: A@B.example\n\n", "To: a@b.EXAMPLE\n\n", {}},
    {"folding and encoding of the subject",
     "Subject: citt\xC3\xA0 nuova\n\n",
     "Subject: =?utf-8?Q?citt=C3=A0?=\n =?utf-8?Q?_nuova?=\n\n",
     {}},
    {"another zone of the same instant",
     "To: x\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n\n",
     "To: x\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\n",
     {}},
    {"sender", "From: a@b.example\n\n", "From: x@b.example\n\n", {"From"}},
    {"one addressee less", "To: a@b.example, c@d.example\n\n", "To: a@b.example\n\n", {"To"}},
    {"copy added", "To: a@b.example\n\n", "To: a@b.example\nCc: c@d.example\n\n", {"Cc"}},
    {"subject", "Subject: a\n\n", "Subject: b\n\n", {"Subject"}},
    {"case of the subject", "Subject: a\n\n", "Subject: A\n\n", {"Subject"}},
    {"date",
     "To: x\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n\n",
     "To: x\nDate: Mon, 2 Mar 2026 10:00:01 +0100\n\n",
     {"Date"}},
    {"no date", "To: x\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n\n", "To: x\n\n", {"Date"}},
    {"everything",
     kSent,
     "Cc: z@z.example\nSubject: y\n\n",
     {"From", "To", "Cc", "Subject", "Date"}},
};
INSTANTIATE_TEST_SUITE_P(SentCopy, TwoHeaders, testing::ValuesIn(kHeaders));

struct Bodies {
  std::string_view name;
  std::string sent;
  std::string received;
  Comparison comparison;
  Names differing;
};

std::ostream& operator<<(std::ostream& out, const Bodies& c) { return out << c.name; }

class TwoBodies : public testing::TestWithParam<Bodies> {};

TEST_P(TwoBodies, DifferInTheseParts) {
  const auto sent = mail::parse_message(GetParam().sent);
  const auto received = mail::parse_message(GetParam().received);
  ASSERT_TRUE(sent.has_value() && received.has_value());
  EXPECT_EQ(
      differing_parts({*sent, sent->root}, {*received, received->root}, GetParam().comparison),
      GetParam().differing);
}

std::string leaf(std::string_view type, std::string_view encoding, std::string_view body) {
  std::string out = "Content-Type: ";
  return out.append(type)
      .append("\nContent-Transfer-Encoding: ")
      .append(encoding)
      .append("\n\n")
      .append(body);
}

std::string mixed(const std::vector<std::string>& parts, std::string_view boundary = "b") {
  std::string out = "Content-Type: multipart/mixed; boundary=" + std::string(boundary) + "\n\n";
  for (const std::string& part : parts)
    out.append("--").append(boundary).append("\n").append(part).append("\n");
  return out.append("--").append(boundary).append("--\n");
}

const std::string kText = leaf("text/plain", "7bit", "Buongiorno\n");
const std::string kFile = leaf("application/pdf; name=a.pdf", "base64", "YWJj");

const Bodies kSame[] = {
    {"one part", kText, kText, Comparison::complete, {}},
    {"line ends",
     leaf("text/plain", "7bit", "a\nb\n"),
     leaf("text/plain", "7bit", "a\r\nb\r\n"),
     Comparison::complete,
     {}},
    {"blank lines at the end of text",
     leaf("text/plain", "7bit", "a"),
     leaf("text/plain", "7bit", "a\r\n\r\n"),
     Comparison::complete,
     {}},
    {"encodings of text",
     leaf("text/plain", "quoted-printable", "caff=C3=A8"),
     leaf("text/plain", "base64", "Y2FmZsOo"),
     Comparison::complete,
     {}},
    {"line lengths of base64",
     leaf("application/pdf", "base64", "YWJjZGVm"),
     leaf("application/pdf", "base64", "YWJj\r\nZGVm\r\n"),
     Comparison::complete,
     {}},
    {"boundaries", mixed({kText, kFile}), mixed({kText, kFile}, "other"), Comparison::complete, {}},
    {"whole files in a brief receipt",
     mixed({kText, kFile}),
     mixed({kText, kFile}),
     Comparison::brief,
     {}},
};
INSTANTIATE_TEST_SUITE_P(Same, TwoBodies, testing::ValuesIn(kSame));

const Bodies kDifferent[] = {
    {"text", kText, leaf("text/plain", "7bit", "Buonasera\n"), Comparison::complete, {"1"}},
    {"second part, by its name",
     mixed({kText, kFile}),
     mixed({kText, leaf("application/pdf; name=a.pdf", "base64", "YWJk")}),
     Comparison::complete,
     {"a.pdf"}},
    {"part without a name, by its place",
     mixed({kFile, mixed({kFile, kText}, "i")}),
     mixed({kFile, mixed({kFile, leaf("text/plain", "7bit", "x")}, "i")}),
     Comparison::complete,
     {"2.2"}},
    {"one part less", mixed({kText, kFile}), mixed({kText}), Comparison::complete, {"1"}},
    {"part for a multipart",
     mixed({kText, mixed({kFile}, "i")}),
     mixed({kText, kFile}),
     Comparison::complete,
     {"2"}},
    {"break at the end of a binary file",
     leaf("application/pdf", "base64", "YWJj"),
     leaf("application/pdf", "base64", "YWJjCg=="),
     Comparison::complete,
     {"1"}},
    {"encoding that nobody can undo",
     leaf("application/pdf; name=a.pdf", "x-unknown", "one"),
     leaf("application/pdf; name=a.pdf", "x-unknown", "two"),
     Comparison::complete,
     {"a.pdf"}},
};
INSTANTIATE_TEST_SUITE_P(Different, TwoBodies, testing::ValuesIn(kDifferent));

std::string hash_part(std::string_view name, const std::string& digest) {
  return leaf("text/plain; name=\"" + std::string(name) + "\"", "7bit", digest);
}

Bodies brief(std::string_view name, const std::string& digest, Names differing) {
  return {name, mixed({kText, kFile}), mixed({kText, hash_part("a.pdf.hash", digest)}),
          Comparison::brief, std::move(differing)};
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 32);
  return text;
}

const Bodies kBrief[] = {
    brief("SHA-1 of the encoded text", signature::digest_hex("SHA1", "YWJj"), {}),
    brief("SHA-256 of the encoded text", signature::digest_hex("SHA256", "YWJj"), {}),
    brief("with the final break", signature::digest_hex("SHA1", "YWJj\r\n"), {}),
    brief("SHA-1 of the file", signature::digest_hex("SHA1", "abc"), {}),
    brief("capitals and blanks", " " + upper(signature::digest_hex("SHA1", "abc")) + "\r\n", {}),
    brief("digest of another file", signature::digest_hex("SHA1", "abd"), {"a.pdf"}),
    brief("no digest", "", {"a.pdf"}),
    brief("half a digest", signature::digest_hex("SHA1", "abc").substr(0, 20), {"a.pdf"}),
    brief("digest among others", signature::digest_hex("SHA1", "abc") + " x", {"a.pdf"}),
    brief("MD5", "900150983cd24fb0d6963f7d28e17f72", {"a.pdf"}),
};
INSTANTIATE_TEST_SUITE_P(Brief, TwoBodies, testing::ValuesIn(kBrief));

const Bodies kMisplaced[] = {
    {"digest under another name",
     mixed({kText, kFile}),
     mixed({kText, hash_part("b.pdf.hash", signature::digest_hex("SHA1", "abc"))}),
     Comparison::brief,
     {"a.pdf"}},
    {"digest in a complete receipt",
     mixed({kText, kFile}),
     mixed({kText, hash_part("a.pdf.hash", signature::digest_hex("SHA1", "abc"))}),
     Comparison::complete,
     {"a.pdf"}},
    {"text altered beside a right digest",
     mixed({kText, kFile}),
     mixed({leaf("text/plain", "7bit", "x"),
            hash_part("a.pdf.hash", signature::digest_hex("SHA1", "abc"))}),
     Comparison::brief,
     {"1"}},
};
INSTANTIATE_TEST_SUITE_P(Misplaced, TwoBodies, testing::ValuesIn(kMisplaced));

}  // namespace
}  // namespace pec::verification
