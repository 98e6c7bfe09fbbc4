// SPDX-License-Identifier: EUPL-1.2
//
// The exact bytes of each part. A tree is written as one line per entity: its place, its type, its
// header block and its body, so that an expectation shows what was cut where.
#include "mail/message.h"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pec::mail {
namespace {

using Lines = std::vector<std::string>;

void describe(const Message& message, const Entity& entity, const std::string& place, Lines& out) {
  out.push_back(place + " " + entity.type + " [" + std::string(message.header_block(entity)) +
                "][" + std::string(message.body(entity)) + "]");
  for (std::size_t i = 0; i < entity.children.size(); ++i)
    describe(message, entity.children[i], place + "." + std::to_string(i + 1), out);
}

// The parts below the root.
Lines parts_of(std::string_view bytes) {
  const auto message = parse_message(bytes);
  if (!message) return {message.error().id};
  Lines out;
  for (std::size_t i = 0; i < message->root.children.size(); ++i)
    describe(*message, message->root.children[i], std::to_string(i + 1), out);
  return out;
}

struct Case {
  std::string_view name;
  std::string body;  // of a multipart/mixed with the boundary "b"
  Lines parts;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class Multipart : public testing::TestWithParam<Case> {};

TEST_P(Multipart, IsCutAtItsDelimiters) {
  EXPECT_EQ(parts_of("Content-Type: multipart/mixed; boundary=\"b\"\n\n" + GetParam().body),
            GetParam().parts);
}

const Case kShapes[] = {
    {"LF", "--b\n\none\n--b\n\ntwo\n--b--\n", {"1 text/plain [\n][one]", "2 text/plain [\n][two]"}},
    {"CRLF",
     "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n",
     {"1 text/plain [\r\n][one]", "2 text/plain [\r\n][two]"}},
    {"two line breaks at the end of a part", "--b\n\none\n\n--b--", {"1 text/plain [\n][one\n]"}},
    {"two CRLF at the end of a part",
     "--b\r\n\r\none\r\n\r\n--b--",
     {"1 text/plain [\r\n][one\r\n]"}},
    {"lone CR before the break belongs to the delimiter",
     "--b\n\none\r\n--b--",
     {"1 text/plain [\n][one]"}},
    {"headers", "--b\nContent-Type: A/B\n\none\n--b--", {"1 a/b [Content-Type: A/B\n\n][one]"}},
    {"preamble is no part", "one\n--b\n\ntwo\n--b--", {"1 text/plain [\n][two]"}},
    {"epilogue is no part", "--b\n\none\n--b--\n\n--b\n\ntwo\n", {"1 text/plain [\n][one]"}},
    {"padding after the boundary", "--b \t\n\none\n--b-- \t\r\n", {"1 text/plain [\n][one]"}},
    {"unclosed", "--b\n\none\n", {"1 text/plain [\n][one\n]"}},
    {"nothing after the delimiter", "--b\n", {"1 text/plain [][]"}},
    {"no line break after the delimiter", "--b", {"1 text/plain [][]"}},
    {"no delimiter at all", "one\n", {}},
    {"close delimiter only", "one\n--b--\n", {}},
};
INSTANTIATE_TEST_SUITE_P(Shapes, Multipart, testing::ValuesIn(kShapes));

const Case kEmptyParts[] = {
    {"no headers and no body", "--b\n\n--b--", {"1 text/plain [][]"}},
    {"no line at all", "--b\n--b--", {"1 text/plain [][]"}},
    {"CRLF and no body", "--b\r\n\r\n--b--", {"1 text/plain [][]"}},
    {"one empty line as body", "--b\n\n\n--b--", {"1 text/plain [\n][]"}},
    {"headers and no body", "--b\nA: 1\n\n--b--", {"1 text/plain [A: 1\n][]"}},
};
INSTANTIATE_TEST_SUITE_P(EmptyParts, Multipart, testing::ValuesIn(kEmptyParts));

const Case kHeaderArea[] = {
    {"delimiter after a header line",
     "--b\nA: 1\n--b\n\ntwo\n--b--",
     {"1 text/plain [A: 1][]", "2 text/plain [\n][two]"}},
    {"delimiter after a header line of CRLF", "--b\r\nA: 1\r\n--b--", {"1 text/plain [A: 1][]"}},
    {"line of blanks does not end the headers",
     "--b\nA: 1\n \nB: 2\n\none\n--b--",
     {"1 text/plain [A: 1\n \nB: 2\n\n][one]"}},
    {"text without a blank line is header", "--b\none\ntwo\n--b--", {"1 text/plain [one\ntwo][]"}},
};
INSTANTIATE_TEST_SUITE_P(HeaderArea, Multipart, testing::ValuesIn(kHeaderArea));

const Case kNoDelimiters[] = {
    {"longer boundary", "--b\n\none\n--bc\n--b--", {"1 text/plain [\n][one\n--bc]"}},
    {"other case", "--b\n\none\n--B\n--b--", {"1 text/plain [\n][one\n--B]"}},
    {"in the middle of a line", "--b\n\none --b\n--b--", {"1 text/plain [\n][one --b]"}},
    {"after a blank", "--b\n\none\n --b\n--b--", {"1 text/plain [\n][one\n --b]"}},
    {"after a lone CR", "--b\n\none\r--b\n--b--", {"1 text/plain [\n][one\r--b]"}},
    {"before a lone CR", "--b\n\none\n--b\rx\n--b--", {"1 text/plain [\n][one\n--b\rx]"}},
    {"three dashes", "--b\n\none\n---b\n--b--", {"1 text/plain [\n][one\n---b]"}},
    {"text after the close", "--b\n\none\n--b--x\n--b--", {"1 text/plain [\n][one\n--b--x]"}},
};
INSTANTIATE_TEST_SUITE_P(NoDelimiters, Multipart, testing::ValuesIn(kNoDelimiters));

std::string inner(std::string_view boundary) {
  return "Content-Type: multipart/mixed; boundary=\"" + std::string(boundary) + "\"\n\n";
}

const Case kNested[] = {
    {"unclosed inner ends at the outer delimiter",
     "--b\n" + inner("i") + "--i\n\none\n--b\n\ntwo\n--b--",
     {"1 multipart/mixed [" + inner("i") + "][--i\n\none]", "1.1 text/plain [\n][one]",
      "2 text/plain [\n][two]"}},
    {"inner epilogue belongs to the inner",
     "--b\n" + inner("i") + "--i\n\none\n--i--\nx\n--b\n\ntwo\n--b--",
     {"1 multipart/mixed [" + inner("i") + "][--i\n\none\n--i--\nx]", "1.1 text/plain [\n][one]",
      "2 text/plain [\n][two]"}},
    {"inner boundary starts with the outer one",
     "--b\n" + inner("b2") + "--b2\n\none\n--b2--\n--b\n\ntwo\n--b--",
     {"1 multipart/mixed [" + inner("b2") + "][--b2\n\none\n--b2--]", "1.1 text/plain [\n][one]",
      "2 text/plain [\n][two]"}},
    {"delimiter of the inner outside it is text",
     "--b\n" + inner("i") + "--i--\n--b\n\ntwo\n--i\n--b--",
     {"1 multipart/mixed [" + inner("i") + "][--i--]", "2 text/plain [\n][two\n--i]"}},
    {"message inside",
     "--b\nContent-Type: message/rfc822\n\nSubject: x\n\none\n--b--",
     {"1 message/rfc822 [Content-Type: message/rfc822\n\n][Subject: x\n\none]",
      "1.1 text/plain [Subject: x\n\n][one]"}},
    {"encoded message stays closed",
     "--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDog\n--b--",
     {"1 message/rfc822 [Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n]"
      "[U3ViamVjdDog]"}},
};
INSTANTIATE_TEST_SUITE_P(Nested, Multipart, testing::ValuesIn(kNested));

TEST(Multipart, WhoseOuterBoundaryStartsWithTheInnerOne) {
  const std::string bytes =
      inner("bc") + "--bc\n" + inner("b") + "--b\n\none\n--b--\n--bc\n\ntwo\n--bc--\n";
  EXPECT_EQ(parts_of(bytes), (Lines{"1 multipart/mixed [" + inner("b") + "][--b\n\none\n--b--]",
                                    "1.1 text/plain [\n][one]", "2 text/plain [\n][two]"}));
}

TEST(Multipart, TellsWhetherItWasClosed) {
  EXPECT_TRUE(parse_message(inner("b") + "--b\n\none\n--b--")->root.closed);
  EXPECT_FALSE(parse_message(inner("b") + "--b\n\none\n")->root.closed);
}

TEST(Multipart, WithoutABoundaryHasNoParts) {
  EXPECT_EQ(parts_of("Content-Type: multipart/mixed\n\n--\n\none\n----\n"), Lines{});
}

struct Store {
  std::string_view name;
  std::string_view bytes;
  std::string_view whole;
};

std::ostream& operator<<(std::ostream& out, const Store& c) { return out << c.name; }

class StoredMessage : public testing::TestWithParam<Store> {};

TEST_P(StoredMessage, BeginsAfterTheLinesOfItsStore) {
  const auto message = parse_message(GetParam().bytes);
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->whole(message->root), GetParam().whole);
}

const Store kStores[] = {
    {"no such lines", "Subject: x\n\na\n", "Subject: x\n\na\n"},
    {"mbox separator", "From - Mon Mar  2\nSubject: x\n\na\n", "Subject: x\n\na\n"},
    {"Mozilla", "X-Mozilla-Status: 0001\r\nX-Mozilla-Status2: 0\r\nSubject: x\r\n\r\na",
     "Subject: x\r\n\r\na"},
    {"all of them", "From x\nX-Account-Key: a\nX-UIDL: 1\nx-mozilla-keys: \nTo: x\n\n",
     "To: x\n\n"},
    {"From field is no separator", "From: a@b\n\na", "From: a@b\n\na"},
    {"such a field further down stays", "To: x\nX-Mozilla-Status: 1\n\na",
     "To: x\nX-Mozilla-Status: 1\n\na"},
};
INSTANTIATE_TEST_SUITE_P(Message, StoredMessage, testing::ValuesIn(kStores));

TEST(Message, TakesFileNamesFromTheDispositionFirst) {
  const auto message = parse_message(
      "Content-Type: a/b; name=\"type.xml\"\nContent-Disposition: attachment; "
      "filename=\"disposition.xml\"\n\n");
  ASSERT_TRUE(message.has_value());
  EXPECT_EQ(message->root.name, "disposition.xml");
  EXPECT_EQ(parse_message("Content-Type: a/b; name=x.xml\n\n")->root.name, "x.xml");
}

TEST(Message, WithoutAContentTypeIsPlainText) {
  EXPECT_EQ(parse_message("Subject: x\n\n")->root.type, "text/plain");
}

}  // namespace
}  // namespace pec::mail
