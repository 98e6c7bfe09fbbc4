// SPDX-License-Identifier: EUPL-1.2
//
// Address lists and Return-Path.
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "mail/values.h"

namespace pec::mail {
namespace {

using std::string_view_literals::operator""sv;
using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Case {
  std::string_view name;
  std::string_view value;
  Pairs expected;  // display name, addr-spec
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class AddressList : public testing::TestWithParam<Case> {};

TEST_P(AddressList, IsReadInOrder) {
  Pairs found;
  for (const Address& each : addresses(GetParam().value))
    found.emplace_back(each.display, each.address);
  EXPECT_EQ(found, GetParam().expected);
}

const Case kMailboxes[] = {
    {"empty", "", {}},
    {"blanks", " \r\n ", {}},
    {"bare address", "a@b.example", {{"", "a@b.example"}}},
    {"brackets alone", "<a@b.example>", {{"", "a@b.example"}}},
    {"display name", "Anna Bianchi <a@b.example>", {{"Anna Bianchi", "a@b.example"}}},
    {"quoted display name", "\"Bianchi, Anna\" <a@b.example>", {{"Bianchi, Anna", "a@b.example"}}},
    {"escape in a display name", "\"A \\\"B\\\" C\" <a@b.example>", {{"A \"B\" C", "a@b.example"}}},
    {"provider",
     "\"Per conto di: a@b.example\" <posta-certificata@pec.example>",
     {{"Per conto di: a@b.example", "posta-certificata@pec.example"}}},
    {"comment", "a@b.example (Anna)", {{"Anna", "a@b.example"}}},
    {"several",
     "a@b.example, C <c@d.example>,\r\n e@f.example",
     {{"", "a@b.example"}, {"C", "c@d.example"}, {"", "e@f.example"}}},
    {"case of the address is kept", "Anna.Bianchi@PEC.example", {{"", "Anna.Bianchi@PEC.example"}}},
    {"sign in a display name", "\"a@b.example\" <c@d.example>", {{"a@b.example", "c@d.example"}}},
    {"backslash before the closing quote", "\"a\\\\\" <a@b.example>", {{"a\\", "a@b.example"}}},
    {"plus and apostrophe", "o'neil+x@b.example", {{"", "o'neil+x@b.example"}}},
};
INSTANTIATE_TEST_SUITE_P(Mailboxes, AddressList, testing::ValuesIn(kMailboxes));

const Case kGroups[] = {
    {"empty group", "undisclosed-recipients:;", {}},
    {"members", "Soci: a@b.example, C <c@d.example>;", {{"", "a@b.example"}, {"C", "c@d.example"}}},
    {"group between mailboxes",
     "x@y.example, Soci: a@b.example;, z@y.example",
     {{"", "x@y.example"}, {"", "a@b.example"}, {"", "z@y.example"}}},
};
INSTANTIATE_TEST_SUITE_P(Groups, AddressList, testing::ValuesIn(kGroups));

const Case kQuotedLocalParts[] = {
    {"blank", "\"a b\"@c.example", {{"", "\"a b\"@c.example"}}},
    {"sign", "\"a@b\"@c.example", {{"", "\"a@b\"@c.example"}}},
    {"in brackets", "X <\"a b\"@c.example>", {{"X", "\"a b\"@c.example"}}},
};
INSTANTIATE_TEST_SUITE_P(QuotedLocalParts, AddressList, testing::ValuesIn(kQuotedLocalParts));

const Case kEncoded[] = {
    {"Q word", "=?utf-8?Q?Citt=C3=A0?= <a@b.example>", {{"Citt\xC3\xA0", "a@b.example"}}},
    {"B word",
     "=?utf-8?B?UGVyIGNvbnRvIGRpOiBhQGIuZXhhbXBsZQ==?= <p@pec.example>",
     {{"Per conto di: a@b.example", "p@pec.example"}}},
    {"colon and sign left in the word",
     "=?utf-8?Q?Per_conto_di:_a@b.example?= <p@pec.example>",
     {{"Per conto di: a@b.example", "p@pec.example"}}},
    {"comma left in the word",
     "=?utf-8?Q?Bianchi,_Anna?= <a@b.example>",
     {{"Bianchi, Anna", "a@b.example"}}},
    {"two words with colons",
     "=?utf-8?Q?Per_conto_di:?= =?utf-8?Q?_a@b.example?= <p@pec.example>",
     {{"Per conto di: a@b.example", "p@pec.example"}}},
    {"word in quotes",
     "\"=?utf-8?Q?Per_conto_di:_a?=\" <p@pec.example>",
     {{"Per conto di: a", "p@pec.example"}}},
    {"coded angle brackets are no address",
     "=?utf-8?Q?x_=3Ca=40b.example=3E?= <c@d.example>",
     {{"x <a@b.example>", "c@d.example"}}},
    {"open angle brackets in a word are no address",
     "=?utf-8?Q?<a@b.example>?= <c@d.example>",
     {{"<a@b.example>", "c@d.example"}}},
};
INSTANTIATE_TEST_SUITE_P(Encoded, AddressList, testing::ValuesIn(kEncoded));

TEST(AddressList, OfRawBytesKeepsTheAddress) {
  const auto found = addresses("\"Citt\xE0\" <a@b.example>");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].address, "a@b.example");
  EXPECT_TRUE(found[0].display.starts_with("Citt"));
}

TEST(AddressList, DoesNotEndAtANul) {
  const auto found = addresses("\"a\0b\" <c@d.example>, e@f.example"sv);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].display, "a?b");
  EXPECT_EQ(found[0].address, "c@d.example");
}

TEST(AddressList, IsNotTornByAWordInQuotesAfterAnEscapedBackslash) {
  const auto found = addresses("\"a\\\\\" =?utf-8?Q?x:y?= <c@d.example>");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].address, "c@d.example");
}

TEST(AddressList, SurvivesNonsense) {
  for (const std::string_view value :
       {"@",  "<",           ">",     "<>",   "<<a@b>>",  "a@", "@b",
        ":;", ":",           ";",     ",",    ",,,",      "\"", "\"\\",
        "(",  "(()",         "a@b@c", "<a@b", "x:y:z@w;", "=?", "=?utf-8?Q?:?=",
        "[",  "a@[1.2.3.4]", "\\"})
    for (const Address& each : addresses(value)) EXPECT_LE(each.address.size(), 64U) << value;
}

struct Path {
  std::string_view name;
  std::string_view value;
  std::string_view expected;
};

std::ostream& operator<<(std::ostream& out, const Path& c) { return out << c.name; }

class ReturnPath : public testing::TestWithParam<Path> {};

TEST_P(ReturnPath, IsOneBareAddress) {
  EXPECT_EQ(return_path(GetParam().value), GetParam().expected);
}

const Path kPaths[] = {
    {"brackets", "<a@b.example>", "a@b.example"},
    {"no brackets", "a@b.example", "a@b.example"},
    {"blanks around", " \r\n <a@b.example> ", "a@b.example"},
    {"blanks inside", "< a@b.example >", "a@b.example"},
    {"nobody", "<>", ""},
    {"nobody with a blank", "< >", ""},
    {"none", "", ""},
    {"quoted bracket", "<\"a>b\"@c.example>", "\"a>b\"@c.example"},
    {"brackets the wrong way", ">a@b.example<", ">a@b.example<"},
    {"unclosed", "<a@b.example", "<a@b.example"},
};
INSTANTIATE_TEST_SUITE_P(Values, ReturnPath, testing::ValuesIn(kPaths));

}  // namespace
}  // namespace pec::mail
