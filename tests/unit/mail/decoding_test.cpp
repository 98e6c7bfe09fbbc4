// SPDX-License-Identifier: EUPL-1.2
#include "mail/decoding.h"

#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pec::mail {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kPlenty = 1U << 20U;

tl::expected<std::string, MailError> decoded(std::string_view encoding, std::string_view body,
                                             std::size_t cap = kPlenty) {
  std::string text = "Content-Type: application/octet-stream\nContent-Transfer-Encoding: ";
  text.append(encoding).append("\n\n").append(body);
  const auto message = parse_message(text);
  if (!message) return tl::unexpected(message.error());
  return decoded_body(*message, message->root, cap);
}

struct Case {
  std::string_view name;
  std::string_view encoding;
  std::string_view body;
  std::string_view expected;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class Body : public testing::TestWithParam<Case> {};

TEST_P(Body, IsDecoded) {
  const auto bytes = decoded(GetParam().encoding, GetParam().body);
  ASSERT_TRUE(bytes.has_value());
  EXPECT_EQ(*bytes, GetParam().expected);
}

const Case kIdentity[] = {
    {"7bit", "7bit", "a\r\nb\r\n", "a\r\nb\r\n"},
    {"8bit", "8bit", "\xE8\n", "\xE8\n"},
    {"binary in capitals", "BINARY", "\0\x01"sv, "\0\x01"sv},
    {"empty encoding", "", "a=3D", "a=3D"},
    {"empty body", "7bit", "", ""},
};
INSTANTIATE_TEST_SUITE_P(Identity, Body, testing::ValuesIn(kIdentity));

const Case kBase64[] = {
    {"no padding needed", "base64", "YWJj", "abc"},
    {"one padding", "base64", "YWI=", "ab"},
    {"two paddings", "base64", "YQ==", "a"},
    {"name in capitals and blanks", " BASE64 ", "YWJj", "abc"},
    {"lines of CRLF", "base64", "YWJj\r\nZGVm\r\n", "abcdef"},
    {"one character a line", "base64", "Y\nW\nJ\nj\n", "abc"},
    {"blanks inside", "base64", " YW Jj\t", "abc"},
    {"junk outside the alphabet", "base64",
     "Y!W*J~\xFFj\0Z"sv
     "GVm",
     "abcdef"},
    {"blank between two paddings", "base64", "YQ=\r\n =\r\n", "a"},
    {"data after one padding is none", "base64", "YWI=YWJj", "ab"},
    {"data after two paddings is none", "base64", "YQ==\r\nYWJj\r\n", "a"},
    {"NUL bytes come out", "base64", "AAAA", "\0\0\0"sv},
    {"empty", "base64", "", ""},
    {"nothing of the alphabet", "base64", "!!!\r\n", ""},
    {"padding only", "base64", "====", ""},
};
INSTANTIATE_TEST_SUITE_P(Base64, Body, testing::ValuesIn(kBase64));

const Case kQuotedPrintable[] = {
    {"plain", "quoted-printable", "abc", "abc"},
    {"upper-case hexadecimal", "quoted-printable", "=C3=A8", "\xC3\xA8"},
    {"lower-case hexadecimal", "quoted-printable", "=c3=a8", "\xC3\xA8"},
    {"equals sign", "Quoted-Printable", "a=3Db", "a=b"},
    {"soft break of CRLF", "quoted-printable", "a=\r\nb", "ab"},
    {"soft break of LF", "quoted-printable", "a=\nb", "ab"},
    {"hard break stays", "quoted-printable", "a\r\nb", "a\r\nb"},
    {"no code after the sign", "quoted-printable", "a=ZZb", "a=ZZb"},
    {"NUL comes out", "quoted-printable", "=00", "\0"sv},
};
INSTANTIATE_TEST_SUITE_P(QuotedPrintable, Body, testing::ValuesIn(kQuotedPrintable));

TEST(Base64, CutBeforeItsPaddingDoesNotInventBytes) {
  const auto bytes = decoded("base64", "YWJjZA");
  ASSERT_TRUE(bytes.has_value());
  EXPECT_TRUE(std::string_view("abcd").starts_with(*bytes)) << *bytes;
}

TEST(QuotedPrintable, CutInsideACodeDoesNotCrash) {
  for (const std::string_view body : {"a=", "a=C", "a=\r"})
    EXPECT_TRUE(decoded("quoted-printable", body)->starts_with('a')) << body;
}

class Unknown : public testing::TestWithParam<std::string_view> {};

TEST_P(Unknown, EncodingIsRefused) {
  const auto bytes = decoded(GetParam(), "YWJj");
  ASSERT_FALSE(bytes.has_value());
  EXPECT_EQ(bytes.error().id, "encoding");
}

INSTANTIATE_TEST_SUITE_P(Encoding, Unknown,
                         testing::Values("x-uuencode", "base-64", "base64base64", "quoted", "7-bit",
                                         "base64 x"));

TEST(Cap, LetsExactlyAsManyEncodedBytesThrough) {
  EXPECT_TRUE(decoded("base64", "YWJj", 4).has_value());
  EXPECT_TRUE(decoded("7bit", "", 0).has_value());
}

TEST(Cap, CountsEncodedBytesInEveryEncoding) {
  for (const std::string_view encoding : {"7bit", "base64", "quoted-printable", "x-unknown"}) {
    const auto bytes = decoded(encoding, "YWJj", 3);
    ASSERT_FALSE(bytes.has_value()) << encoding;
    EXPECT_EQ(bytes.error().id, "too-large") << encoding;
  }
}

TEST(Decoding, NeverCrashesOnAnyByte) {
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every.push_back(static_cast<char>(byte));
  for (const std::string_view encoding : {"7bit", "base64", "quoted-printable"})
    EXPECT_TRUE(decoded(encoding, every).has_value()) << encoding;
}

}  // namespace
}  // namespace pec::mail
