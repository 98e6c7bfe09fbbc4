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
    {"bare address", "a@b.it", {{"", "a@b.it"}}},
    {"brackets alone", "<a@b.it>", {{"", "a@b.it"}}},
    {"display name", "Anna Bianchi <a@b.it>", {{"Anna Bianchi", "a@b.it"}}},
    {"quoted display name", "\"Bianchi, Anna\" <a@b.it>", {{"Bianchi, Anna", "a@b.it"}}},
    {"escape in a display name", "\"A \\\"B\\\" C\" <a@b.it>", {{"A \"B\" C", "a@b.it"}}},
    {"provider",
     "\"Per conto di: a@b.it\" <posta-certificata@pec.it>",
     {{"Per conto di: a@b.it", "posta-certificata@pec.it"}}},
    {"comment", "a@b.it (Anna)", {{"Anna", "a@b.it"}}},
    {"several",
     "a@b.it, C <c@d.it>,\r\n e@f.it",
     {{"", "a@b.it"}, {"C", "c@d.it"}, {"", "e@f.it"}}},
    {"case of the address is kept", "Anna.Bianchi@PEC.it", {{"", "Anna.Bianchi@PEC.it"}}},
    {"sign in a display name", "\"a@b.it\" <c@d.it>", {{"a@b.it", "c@d.it"}}},
    {"backslash before the closing quote", "\"a\\\\\" <a@b.it>", {{"a\\", "a@b.it"}}},
    {"plus and apostrophe", "o'neil+x@b.it", {{"", "o'neil+x@b.it"}}},
};
INSTANTIATE_TEST_SUITE_P(Mailboxes, AddressList, testing::ValuesIn(kMailboxes));

const Case kGroups[] = {
    {"empty group", "undisclosed-recipients:;", {}},
    {"members", "Soci: a@b.it, C <c@d.it>;", {{"", "a@b.it"}, {"C", "c@d.it"}}},
    {"group between mailboxes",
     "x@y.it, Soci: a@b.it;, z@y.it",
     {{"", "x@y.it"}, {"", "a@b.it"}, {"", "z@y.it"}}},
};
INSTANTIATE_TEST_SUITE_P(Groups, AddressList, testing::ValuesIn(kGroups));

const Case kQuotedLocalParts[] = {
    {"blank", "\"a b\"@c.it", {{"", "\"a b\"@c.it"}}},
    {"sign", "\"a@b\"@c.it", {{"", "\"a@b\"@c.it"}}},
    {"in brackets", "X <\"a b\"@c.it>", {{"X", "\"a b\"@c.it"}}},
};
INSTANTIATE_TEST_SUITE_P(QuotedLocalParts, AddressList, testing::ValuesIn(kQuotedLocalParts));

const Case kEncoded[] = {
    {"Q word", "=?utf-8?Q?Citt=C3=A0?= <a@b.it>", {{"Citt\xC3\xA0", "a@b.it"}}},
    {"B word",
     "=?utf-8?B?UGVyIGNvbnRvIGRpOiBhQGIuaXQ=?= <p@pec.it>",
     {{"Per conto di: a@b.it", "p@pec.it"}}},
    {"colon and sign left in the word",
     "=?utf-8?Q?Per_conto_di:_a@b.it?= <p@pec.it>",
     {{"Per conto di: a@b.it", "p@pec.it"}}},
    {"comma left in the word", "=?utf-8?Q?Bianchi,_Anna?= <a@b.it>", {{"Bianchi, Anna", "a@b.it"}}},
    {"two words with colons",
     "=?utf-8?Q?Per_conto_di:?= =?utf-8?Q?_a@b.it?= <p@pec.it>",
     {{"Per conto di: a@b.it", "p@pec.it"}}},
    {"word in quotes",
     "\"=?utf-8?Q?Per_conto_di:_a?=\" <p@pec.it>",
     {{"Per conto di: a", "p@pec.it"}}},
    {"coded angle brackets are no address",
     "=?utf-8?Q?x_=3Ca=40b.it=3E?= <c@d.it>",
     {{"x <a@b.it>", "c@d.it"}}},
    {"open angle brackets in a word are no address",
     "=?utf-8?Q?<a@b.it>?= <c@d.it>",
     {{"<a@b.it>", "c@d.it"}}},
};
INSTANTIATE_TEST_SUITE_P(Encoded, AddressList, testing::ValuesIn(kEncoded));

TEST(AddressList, OfRawBytesKeepsTheAddress) {
  const auto found = addresses("\"Citt\xE0\" <a@b.it>");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].address, "a@b.it");
  EXPECT_TRUE(found[0].display.starts_with("Citt"));
}

TEST(AddressList, DoesNotEndAtANul) {
  const auto found = addresses("\"a\0b\" <c@d.it>, e@f.it"sv);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].display, "a?b");
  EXPECT_EQ(found[0].address, "c@d.it");
}

TEST(AddressList, IsNotTornByAWordInQuotesAfterAnEscapedBackslash) {
  const auto found = addresses("\"a\\\\\" =?utf-8?Q?x:y?= <c@d.it>");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].address, "c@d.it");
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
    {"brackets", "<a@b.it>", "a@b.it"},
    {"no brackets", "a@b.it", "a@b.it"},
    {"blanks around", " \r\n <a@b.it> ", "a@b.it"},
    {"blanks inside", "< a@b.it >", "a@b.it"},
    {"nobody", "<>", ""},
    {"nobody with a blank", "< >", ""},
    {"none", "", ""},
    {"quoted bracket", "<\"a>b\"@c.it>", "\"a>b\"@c.it"},
    {"brackets the wrong way", ">a@b.it<", ">a@b.it<"},
    {"unclosed", "<a@b.it", "<a@b.it"},
};
INSTANTIATE_TEST_SUITE_P(Values, ReturnPath, testing::ValuesIn(kPaths));

}  // namespace
}  // namespace pec::mail
