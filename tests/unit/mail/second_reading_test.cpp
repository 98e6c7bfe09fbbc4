// SPDX-License-Identifier: EUPL-1.2
#include "mail/second_reading.h"

#include <chrono>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pec::mail {
namespace {

std::string message_of(std::string_view body, std::string_view boundary = "b") {
  std::string bytes = "To: x\r\nContent-Type: multipart/signed; boundary=\"";
  return bytes.append(boundary).append("\"\r\n\r\n").append(body);
}

struct Case {
  std::string_view name;
  std::string_view body;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

struct Readings {
  std::optional<SignedParts> first;
  std::optional<SignedParts> second;
};

Readings readings_of(const std::string& bytes, std::string_view boundary = "b") {
  const auto message = parse_message(bytes);
  if (!message) return {};
  return {first_reading(message->root), second_reading(*message, message->root, boundary)};
}

class OrdinaryMessage : public testing::TestWithParam<Case> {};

TEST_P(OrdinaryMessage, IsReadInOneWay) {
  const Readings found = readings_of(message_of(GetParam().body));
  ASSERT_TRUE(found.first.has_value());
  EXPECT_EQ(found.first, found.second);
}

const Case kOrdinary[] = {
    {"CRLF", "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n"},
    {"LF", "--b\n\none\n--b\n\ntwo\n--b--\n"},
    {"no break at the end", "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--"},
    {"preamble and epilogue", "x\r\n\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\nx\r\n"},
    {"blanks after the boundary", "--b \r\n\r\none\r\n--b\t\r\n\r\ntwo\r\n--b-- \r\n"},
    {"unclosed", "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n"},
    {"unclosed and cut", "--b\r\n\r\none\r\n--b\r\n\r\ntw"},
    {"empty line at the end of the content", "--b\r\n\r\none\r\n\r\n--b\r\n\r\ntwo\r\n--b--\r\n"},
    {"empty content", "--b\r\n\r\n--b\r\n\r\ntwo\r\n--b--\r\n"},
    {"empty signature", "--b\r\n\r\none\r\n--b\r\n\r\n--b--\r\n"},
    {"inner multipart with a longer boundary",
     "--b\r\nContent-Type: multipart/mixed; boundary=bc\r\n\r\n--bc\r\n\r\none\r\n--bc--\r\n"
     "\r\n--b\r\n\r\ntwo\r\n--b--\r\n"},
    {"unclosed inner multipart",
     "--b\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\none\r\n--b\r\n\r\ntwo\r\n"
     "--b--\r\n"},
    {"second closing in the epilogue", "--b\n\none\n--b\n\ntwo\n--b--\n--b--\n"},
    {"delimiter in the epilogue", "--b\n\none\n--b\n\ntwo\n--b--\n--b\n\nthree\n"},
    {"boundary inside a line", "--b\n\nsee --b\n--b\n\ntwo\n--b--\n"},
};
INSTANTIATE_TEST_SUITE_P(SecondReading, OrdinaryMessage, testing::ValuesIn(kOrdinary));

class AmbiguousMessage : public testing::TestWithParam<Case> {};

// As structure.single judges: there must be a first reading, and the second must be the same.
TEST_P(AmbiguousMessage, IsNotReadInOneWay) {
  const Readings found = readings_of(message_of(GetParam().body));
  EXPECT_TRUE(!found.first || found.first != found.second);
}

const Case kAmbiguous[] = {
    {"delimiter after a lone CR", "--b\r\n\r\none\r--b\r\n\r\nx\r\n--b\r\n\r\ntwo\r\n--b--\r\n"},
    {"delimiter before a lone CR", "--b\r\n\r\none\r\n--b\rx\r\n--b\r\n\r\ntwo\r\n--b--\r\n"},
    {"closing after a lone CR", "--b\r\n\r\none\r--b--\r\n--b\r\n\r\ntwo\r\n--b--\r\n"},
    {"delimiter in the preamble after a lone CR",
     "x\r--b\r\n\r\nzero\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n"},
    {"closing in the signature after a lone CR",
     "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r--b--\r\nx\r\n--b--\r\n"},
    {"inner boundary equal to the outer one",
     "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\none\r\n--b--\r\n--b\r\n"
     "\r\ntwo\r\n--b--\r\n"},
    {"outer delimiter inside an inner message with the same boundary",
     "--b\r\nContent-Type: message/rfc822\r\n\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
     "--b\r\n\r\none\r\n--b--\r\n--b\r\n\r\ntwo\r\n--b--\r\n"},
    {"inner boundary that looks like the outer closing",
     "--b\r\nContent-Type: multipart/mixed; boundary=\"b--\"\r\n\r\n--b--\r\n\r\none\r\n--b\r\n\r\n"
     "two\r\n--b--\r\n"},
    {"three parts", "--b\n\none\n--b\n\ntwo\n--b\n\nthree\n--b--\n"},
    {"three parts and unclosed", "--b\n\none\n--b\n\ntwo\n--b\n\nthree\n"},
    {"one part", "--b\n\none\n--b--\n"},
    {"no part", "one\n"},
    {"closed at once", "--b--\n--b\n\none\n--b\n\ntwo\n--b--\n"},
};
INSTANTIATE_TEST_SUITE_P(SecondReading, AmbiguousMessage, testing::ValuesIn(kAmbiguous));

TEST(SecondReading, GivesTheExactBytes) {
  const std::string bytes = message_of("x\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n");
  const auto parts = readings_of(bytes).second;
  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(bytes.substr(parts->content_begin, parts->content_end - parts->content_begin),
            "\r\none");
  EXPECT_EQ(bytes.substr(parts->signature_begin, parts->signature_end - parts->signature_begin),
            "\r\ntwo");
}

TEST(SecondReading, NeedsABoundary) {
  EXPECT_FALSE(readings_of(message_of("--\n\none\n--\n\ntwo\n----\n"), "").second.has_value());
}

TEST(SecondReading, FollowsTheBoundaryItIsTold) {
  const std::string body = "--a\n\nzero\n--a\n\nzero\n--a--\n--b\n\none\n--b\n\ntwo\n--b--\n";
  const Readings found = readings_of(message_of(body), "a");
  ASSERT_TRUE(found.second.has_value());
  EXPECT_NE(found.first, found.second);
}

TEST(SecondReading, KnowsTheRangeOfANestedSignedMessage) {
  const std::string bytes =
      "To: x\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: message/rfc822\n\n"
      "To: y\nContent-Type: multipart/signed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n--b--\n--m\n\n"
      "x\n--m--\n";
  const auto message = parse_message(bytes);
  ASSERT_TRUE(message.has_value());
  const Entity& inner = message->root.children.at(0).children.at(0);
  ASSERT_TRUE(first_reading(inner).has_value());
  EXPECT_EQ(first_reading(inner), second_reading(*message, inner, "b"));
}

TEST(SecondReading, OfALongBoundaryOfDashesIsReadInTime) {
  const std::string boundary(100'000, '-');
  const std::string bytes = message_of(std::string(2'000'000, '-') + "\n", boundary);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(readings_of(bytes, boundary).second.has_value());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{60});
}

}  // namespace
}  // namespace pec::mail
