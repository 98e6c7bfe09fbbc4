// SPDX-License-Identifier: EUPL-1.2
#include "mail/headers.h"

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pec::mail {
namespace {

using std::string_view_literals::operator""sv;
using Fields = std::vector<std::pair<std::string_view, std::string_view>>;

Fields fields_of(std::string_view block) {
  const Headers headers = Headers::parse(block);
  Fields out;
  for (const HeaderField& field : headers.fields()) out.emplace_back(field.name, field.value);
  return out;
}

struct Case {
  std::string_view name;
  std::string_view block;
  Fields fields;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class HeaderBlock : public testing::TestWithParam<Case> {};

TEST_P(HeaderBlock, SplitsIntoFields) { EXPECT_EQ(fields_of(GetParam().block), GetParam().fields); }

const Case kCases[] = {
    {"empty", "", {}},
    {"CRLF", "A: 1\r\nB: 2\r\n", {{"A", " 1"}, {"B", " 2"}}},
    {"LF", "A: 1\nB: 2\n", {{"A", " 1"}, {"B", " 2"}}},
    {"no break at the end", "A: 1\r\nB: 2", {{"A", " 1"}, {"B", " 2"}}},
    {"blank line at the end", "A: 1\r\n\r\n", {{"A", " 1"}}},
    {"no blank after the colon", "A:1\n", {{"A", "1"}}},
    {"folded with CRLF", "A: 1\r\n 2\r\n\t3\r\nB: 4\r\n", {{"A", " 1\r\n 2\r\n\t3"}, {"B", " 4"}}},
    {"folded with LF", "A: 1\n 2\nB: 4\n", {{"A", " 1\n 2"}, {"B", " 4"}}},
    {"value on the next line", "A:\r\n 1\r\n", {{"A", "\r\n 1"}}},
    {"line of blanks is a continuation", "A: 1\r\n \r\nB: 2\r\n", {{"A", " 1\r\n "}, {"B", " 2"}}},
    {"empty value", "A:\r\nB: 2\r\n", {{"A", ""}, {"B", " 2"}}},
    {"empty value without break", "A:", {{"A", ""}}},
    {"blanks before the colon", "A \t: 1\r\n", {{"A", " 1"}}},
    {"further colons belong to the value", "A: b: c\n", {{"A", " b: c"}}},
    {"same name twice", "A: 1\na: 2\n", {{"A", " 1"}, {"a", " 2"}}},
    {"line without a colon", "junk\nA: 1\n", {{"A", " 1"}}},
    {"colon only in a continuation", "junk\n x: y\nA: 1\n", {{"A", " 1"}}},
    {"continuation of nothing", " x: y\nA: 1\n", {{"A", " 1"}}},
    {"no name", ": 1\nA: 2\n", {{"A", " 2"}}},
    {"bytes above 127", "A: \xE8\xFF\n", {{"A", " \xE8\xFF"}}},
    {"NUL in a value", "A: 1\0002\nB: 3\n"sv, {{"A", " 1\0002"sv}, {"B", " 3"}}},
    {"lone CR ends nothing", "A: 1\rB: 2\n", {{"A", " 1\rB: 2"}}},
};
INSTANTIATE_TEST_SUITE_P(Headers, HeaderBlock, testing::ValuesIn(kCases));

TEST(Headers, PointIntoTheBlock) {
  const std::string block = "Subject: a\r\n";
  const Headers headers = Headers::parse(block);
  ASSERT_EQ(headers.fields().size(), 1U);
  EXPECT_EQ(headers.fields()[0].name.data(), block.data());
  EXPECT_EQ(headers.fields()[0].value.data(), block.data() + 8);
}

TEST(Headers, AreFoundWithoutRegardToCase) {
  const Headers headers = Headers::parse("X-Trasporto: uno\r\nx-TRASPORTO: due\r\nOther: tre\r\n");
  EXPECT_EQ(headers.first("x-trasporto"), " uno");
  EXPECT_EQ(headers.count("X-TRASPORTO"), 2U);
  EXPECT_EQ(headers.count("X-Trasport"), 0U);
  EXPECT_TRUE(headers.has("OTHER"));
}

TEST(Headers, TellAnEmptyValueFromNone) {
  const Headers headers = Headers::parse("Subject:");
  EXPECT_TRUE(headers.has("Subject"));
  EXPECT_TRUE(headers.first("Subject").empty());
  EXPECT_FALSE(headers.has("From"));
  EXPECT_EQ(headers.first("From").data(), nullptr);
}

TEST(Headers, StopAtTheCapOfFields) {
  std::string block;
  for (std::size_t i = 0; i < kMaxHeaderFields + 10; ++i) block += "A: 1\n";
  EXPECT_EQ(Headers::parse(block).count("A"), kMaxHeaderFields);
}

TEST(Headers, AreNotCountedAgainstTheCapWhenTheyAreJunk) {
  std::string block;
  for (std::size_t i = 0; i < kMaxHeaderFields + 10; ++i) block += "junk\n";
  EXPECT_EQ(Headers::parse(block + "A: 1\n").count("A"), 1U);
}

TEST(Headers, ReadOneHugeFoldedFieldAsOne) {
  std::string block = "A: 1\n";
  for (int i = 0; i < 300'000; ++i) block += " x\n";
  block += "B: 2\n";
  const Headers headers = Headers::parse(block);
  ASSERT_EQ(headers.fields().size(), 2U);
  EXPECT_EQ(headers.first("B"), " 2");
}

struct Unfolding {
  std::string_view name;
  std::string_view value;
  std::string_view expected;
};

std::ostream& operator<<(std::ostream& out, const Unfolding& c) { return out << c.name; }

class Unfolded : public testing::TestWithParam<Unfolding> {};

TEST_P(Unfolded, LosesLineBreaksAndOuterBlanks) {
  EXPECT_EQ(unfolded(GetParam().value), GetParam().expected);
}

const Unfolding kUnfoldings[] = {
    {"empty", "", ""},
    {"blanks only", " \r\n ", ""},
    {"plain", " a b ", "a b"},
    {"CRLF and the blank stays", " a\r\n b", "a b"},
    {"LF and the tab stays", " a\n\tb", "a\tb"},
    {"several lines", "a\r\n b\r\n  c\r\n", "a b  c"},
    {"lone CR", "a\rb", "ab"},
    {"NUL stays", "a\0b"sv, "a\0b"sv},
};
INSTANTIATE_TEST_SUITE_P(Headers, Unfolded, testing::ValuesIn(kUnfoldings));

}  // namespace
}  // namespace pec::mail
