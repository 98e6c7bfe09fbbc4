// SPDX-License-Identifier: EUPL-1.2
//
// RFC 2047 words, dates, and the comparison of mailboxes.
#include "mail/values.h"

#include <chrono>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pec::mail {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::string_view_literals::operator""sv;

struct Text {
  std::string_view name;
  std::string_view value;
  std::string_view expected;
};

std::ostream& operator<<(std::ostream& out, const Text& c) { return out << c.name; }

class DecodedText : public testing::TestWithParam<Text> {};

TEST_P(DecodedText, IsWhatAPersonReads) {
  EXPECT_EQ(decoded_text(GetParam().value), GetParam().expected);
}

const Text kPlain[] = {
    {"empty", "", ""},
    {"outer blanks go", " a b ", "a b"},
    {"folding is undone", " a\r\n b", "a b"},
    {"UTF-8 as it stands", "caff\xC3\xA8", "caff\xC3\xA8"},
    {"NUL becomes visible", "a\0b"sv, "a?b"},
    {"NUL before an encoded word", "a\0 =?utf-8?Q?b?="sv, "a? b"},
    {"equals and question mark", "1 =? 2 ?= 3", "1 =? 2 ?= 3"},
    {"opening alone", "=?", "=?"},
    {"word without an end", "=?utf-8?Q?abc", "=?utf-8?Q?abc"},
    {"word without a payload mark", "=?utf-8?Q", "=?utf-8?Q"},
};
INSTANTIATE_TEST_SUITE_P(Plain, DecodedText, testing::ValuesIn(kPlain));

const Text kWords[] = {
    {"Q", "=?utf-8?Q?caff=C3=A8_nero?=", "caff\xC3\xA8 nero"},
    {"B", "=?utf-8?B?Y2FmZsOo?=", "caff\xC3\xA8"},
    {"lower-case encoding letters",
     "=?UTF-8?b?Y2FmZsOo?= =?UTF-8?q?=C3=A8?=", "caff\xC3\xA8\xC3\xA8"},
    {"ISO-8859-1", "=?iso-8859-1?Q?citt=E0?=", "citt\xC3\xA0"},
    {"Windows-1252", "=?windows-1252?Q?=80?=", "\xE2\x82\xAC"},
    {"with a language", "=?utf-8*it?Q?citt=C3=A0?=", "citt\xC3\xA0"},
    {"text before and after", "a =?utf-8?Q?b?= c", "a b c"},
    {"neighbours lose the blank between", "=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"},
    {"neighbours folded with a space", "=?utf-8?Q?a?=\r\n =?utf-8?Q?b?=", "ab"},
    {"neighbours folded with a tab", "=?utf-8?Q?a?=\r\n\t=?utf-8?Q?b?=", "ab"},
    {"text between neighbours stays", "=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"},
    {"character split over two Q words", "=?utf-8?Q?a=C3?= =?utf-8?Q?=A8?=", "a\xC3\xA8"},
    {"character split over two B words", "=?utf-8?B?YWLD?= =?utf-8?B?qGNk?=",
     "ab\xC3\xA8"
     "cd"},
};
INSTANTIATE_TEST_SUITE_P(Words, DecodedText, testing::ValuesIn(kWords));

const Text kPadding[] = {
    {"at the end", "=?utf-8?B?YQ==?=", "a"},
    {"before a neighbour", "=?utf-8?B?YQ==?= =?utf-8?B?Yg==?=", "ab"},
    {"before a folded neighbour", "=?utf-8?B?YQ==?=\r\n =?utf-8?B?Yg==?=", "ab"},
    {"before a neighbour after a tab", "=?utf-8?B?YQ==?=\r\n\t=?utf-8?B?Yg==?=", "ab"},
    {"three words", "=?utf-8?B?YQ==?= =?utf-8?B?YmM=?= =?utf-8?B?ZGVm?=", "abcdef"},
    {"before plain text", "=?utf-8?B?YQ==?= b", "a b"},
    {"before text before a word", "=?utf-8?B?YQ==?= b =?utf-8?B?Yw==?=", "a b c"},
    {"before a word of another charset",
     "=?utf-8?B?w6g=?= =?iso-8859-1?B?6A==?=", "\xC3\xA8\xC3\xA8"},
    {"after plain text with accents", "\xC3\xA8 =?utf-8?B?YQ==?= =?utf-8?B?Yg==?=", "\xC3\xA8 ab"},
};
INSTANTIATE_TEST_SUITE_P(Padding, DecodedText, testing::ValuesIn(kPadding));

TEST(DecodedText, IsValidUtf8WhateverTheBytes) {
  for (const std::string_view value :
       {"\xE8", "a\xFF\xFE",
        "=?utf-8?Q?=FF=FE?=", "=?utf-8?B?//79?=", "=?x-unknown?Q?=E8?=", "=?utf-8?X?abc?=",
        "=?utf-8?B?%%%%?=", "=?\?\?=", "=?utf-8?Q?\?=", "=?utf-8?B?YQ==?= \xE8"}) {
    const std::string text = decoded_text(value);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte < 0x80) continue;
      // A lead byte and as many continuation bytes as it promises.
      const std::size_t more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
      ASSERT_TRUE(byte >= 0xC2 && byte < 0xF5 && i + more < text.size()) << value;
      for (std::size_t k = 0; k < more; ++k)
        ASSERT_EQ(static_cast<unsigned char>(text[++i]) & 0xC0U, 0x80U) << value;
    }
  }
}

TEST(DecodedText, KeepsLatin1ThatNobodyDeclaredReadable) {
  EXPECT_NE(decoded_text("citt\xE0 nuova").find(" nuova"), std::string::npos);
}

struct When {
  std::string_view name;
  std::string_view value;
  std::optional<sys_seconds> expected;
};

std::ostream& operator<<(std::ostream& out, const When& c) { return out << c.name; }

class Date : public testing::TestWithParam<When> {};

TEST_P(Date, IsReadAsAnInstant) { EXPECT_EQ(date(GetParam().value), GetParam().expected); }

const sys_seconds kNoon = sys_days{2026y / 3 / 2} + 12h + 34min + 56s;
const When kDates[] = {
    {"ordinary", "Mon, 2 Mar 2026 13:34:56 +0100", kNoon},
    {"no day of the week", "2 Mar 2026 12:34:56 +0000", kNoon},
    {"west", "Mon, 2 Mar 2026 07:04:56 -0530", kNoon},
    {"GMT", "Mon, 2 Mar 2026 12:34:56 GMT", kNoon},
    {"comment", "Mon, 2 Mar 2026 13:34:56 +0100 (CET)", kNoon},
    {"folded", " Mon, 2 Mar 2026\r\n 13:34:56 +0100\r\n", kNoon},
    {"no seconds", "Mon, 2 Mar 2026 13:34 +0100", kNoon - 56s},
    {"leap day", "Thu, 29 Feb 2024 00:00:00 +0000", sys_days{2024y / 2 / 29}},
    {"empty", "", std::nullopt},
    {"blanks", " \r\n ", std::nullopt},
    {"nonsense", "yesterday", std::nullopt},
    {"thirtieth of February", "Mon, 30 Feb 2026 12:00:00 +0000", std::nullopt},
    {"hour 25", "Mon, 2 Mar 2026 25:00:00 +0000", std::nullopt},
};
INSTANTIATE_TEST_SUITE_P(Values, Date, testing::ValuesIn(kDates));

struct Mailboxes {
  std::string_view name;
  std::string_view a;
  std::string_view b;
  bool same;
};

std::ostream& operator<<(std::ostream& out, const Mailboxes& c) { return out << c.name; }

class TwoMailboxes : public testing::TestWithParam<Mailboxes> {};

TEST_P(TwoMailboxes, AreComparedByTheRules) {
  EXPECT_EQ(same_mailbox(GetParam().a, GetParam().b), GetParam().same);
  EXPECT_EQ(same_mailbox(GetParam().b, GetParam().a), GetParam().same);
}

const Mailboxes kMailboxes[] = {
    {"identical", "a@pec.example", "a@pec.example", true},
    {"domain in capitals", "a@pec.example", "a@PEC.EXAMPLE", true},
    {"local part in capitals", "a@pec.example", "A@pec.example", false},
    {"other local part", "a@pec.example", "b@pec.example", false},
    {"subdomain", "a@pec.example", "a@mail.pec.example", false},
    {"longer domain", "a@pec.example", "a@pec.example.evil", false},
    {"shifted sign", "ab@c.example", "a@bc.example", false},
    {"no sign at all", "pec", "pec", true},
    {"no sign and other case", "pec", "PEC", false},
    {"sign in one only", "a@b", "a.b", false},
    {"both empty", "", "", true},
    {"last sign counts", "\"a@b\"@PEC.example", "\"a@b\"@pec.example", true},
    {"quoted local part in capitals", "\"a@b\"@pec.example", "\"A@b\"@pec.example", false},
    {"lookalike letters", "a@pec.example",
     "a@p\xD0\xB5"
     "c.example",
     false},
};
INSTANTIATE_TEST_SUITE_P(Values, TwoMailboxes, testing::ValuesIn(kMailboxes));

TEST(DomainOf, IsLowerCaseAndAfterTheLastSign) {
  EXPECT_EQ(domain_of("a@PEC.example"), "pec.example");
  EXPECT_EQ(domain_of("\"a@b\"@PEC.example"), "pec.example");
  EXPECT_EQ(domain_of("a@"), "");
  EXPECT_EQ(domain_of("pec.example"), "");
  EXPECT_EQ(domain_of(""), "");
}

}  // namespace
}  // namespace pec::mail
