// SPDX-License-Identifier: EUPL-1.2
#include "text/ascii.h"

#include <clocale>
#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace pec::text {
namespace {

using std::string_view_literals::operator""sv;

TEST(ToLower, ChangesTheLettersAToZOnly) {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool capital = byte >= 0x41 && byte <= 0x5A;
    EXPECT_EQ(to_lower(c), capital ? static_cast<char>(byte + 32) : c) << byte;
  }
}

TEST(ToLower, DoesNotFollowTheLocale) {
  // In ISO-8859-1, C8 is a capital letter; where that locale is missing the test proves less.
  std::setlocale(LC_CTYPE, "it_IT.ISO-8859-1");
  EXPECT_EQ(to_lower('\xC8'), '\xC8');
  std::setlocale(LC_CTYPE, "C");
}

TEST(IsBlank, HoldsForSpaceAndTabOnly) {
  for (int byte = 0; byte < 256; ++byte)
    EXPECT_EQ(is_blank(static_cast<char>(byte)), byte == 0x20 || byte == 0x09) << byte;
}

TEST(IsSpace, HoldsForBlanksAndLineBreaksOnly) {
  for (int byte = 0; byte < 256; ++byte)
    EXPECT_EQ(is_space(static_cast<char>(byte)),
              byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A)
        << byte;
}

struct Pair {
  std::string_view name;
  std::string_view a;
  std::string_view b;
  bool equal;
  bool starts;  // a starts with b
};

std::ostream& operator<<(std::ostream& out, const Pair& c) { return out << c.name; }

class TwoTexts : public testing::TestWithParam<Pair> {};

TEST_P(TwoTexts, AreEqualWithoutRegardToCase) {
  EXPECT_EQ(equals_ignoring_case(GetParam().a, GetParam().b), GetParam().equal);
  EXPECT_EQ(equals_ignoring_case(GetParam().b, GetParam().a), GetParam().equal);
}

TEST_P(TwoTexts, StartAlikeWithoutRegardToCase) {
  EXPECT_EQ(starts_with_ignoring_case(GetParam().a, GetParam().b), GetParam().starts);
}

const Pair kPairs[] = {
    {"both empty", "", "", true, true},
    {"empty prefix", "a", "", false, true},
    {"empty text", "", "a", false, false},
    {"same", "Subject", "Subject", true, true},
    {"other case", "SUBJECT", "subject", true, true},
    {"longer text", "Subject:", "subject", false, true},
    {"longer prefix", "Subject", "subject:", false, false},
    {"one letter off", "Subject", "Sabject", false, false},
    // "@" and "`" differ from each other by the same bit as "A" and "a".
    {"signs beside the letters", "@[", "`{", false, false},
    {"accents of other case", "\xC3\x88", "\xC3\xA8", false, false},
    {"same accents", "caff\xC3\xA8", "CAFF\xC3\xA8", true, true},
    {"NUL inside", "a\0b"sv, "A\0B"sv, true, true},
    {"different after NUL", "a\0b"sv, "a\0c"sv, false, false},
};
INSTANTIATE_TEST_SUITE_P(Ascii, TwoTexts, testing::ValuesIn(kPairs));

struct Trim {
  std::string_view name;
  std::string_view text;
  std::string_view expected;
};

std::ostream& operator<<(std::ostream& out, const Trim& c) { return out << c.name; }

class Trimmed : public testing::TestWithParam<Trim> {};

TEST_P(Trimmed, HasNoOuterBlanksAndLineBreaks) {
  EXPECT_EQ(trimmed(GetParam().text), GetParam().expected);
}

const Trim kTrims[] = {
    {"empty", "", ""},
    {"nothing but spaces", " \t\r\n ", ""},
    {"nothing to take away", "a", "a"},
    {"both ends", "\r\n\t a \t\r\n", "a"},
    {"inner blanks stay", " a \t b ", "a \t b"},
    {"no-break space stays",
     "\xC2\xA0"
     "a",
     "\xC2\xA0"
     "a"},
    {"NUL and vertical tab stay", "\0a\v"sv, "\0a\v"sv},
};
INSTANTIATE_TEST_SUITE_P(Ascii, Trimmed, testing::ValuesIn(kTrims));

TEST(Lower, LeavesBytesAbove127Alone) {
  EXPECT_EQ(lower("PEC@Example.EXAMPLE \xC3\x88"), "pec@example.example \xC3\x88");
}

TEST(Lower, KeepsNulAndLength) { EXPECT_EQ(lower("A\0B"sv), std::string("a\0b"sv)); }

TEST(Ascii, IsUsableAtCompileTime) {
  static_assert(equals_ignoring_case("X-Trasporto", "x-trasporto"));
  static_assert(starts_with_ignoring_case("Fwd: x", "FWD:"));
  static_assert(trimmed(" a ") == "a");
}

}  // namespace
}  // namespace pec::text
