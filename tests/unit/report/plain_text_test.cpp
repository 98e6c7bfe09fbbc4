// SPDX-License-Identifier: EUPL-1.2
#include "report/plain_text.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "report/code_points.h"
#include "text/utf8.h"

namespace pec::report {
namespace {

TEST(VisibleText, ShowsWhatCouldDeceive) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"mario@pec.example", "mario@pec.example"},
      {"perch\u00E9 \u20AC \u65E5\u672C \U0001F600", "perch\u00E9 \u20AC \u65E5\u672C \U0001F600"},
      {"\x1b[31mred", "\u241B[31mred"},
      {"a\r\nb\tc", "a\u240D\u240Ab\u2409c"},
      {std::string("a\0b", 3), "a\u2400b"},
      {"\x7f", "\u2421"},
      {"\u009B31m", "\\u{9B}31m"},
      {"gpj.\u202Eexe", "gpj.\\u{202E}exe"},
      {"\u2066\u2069", "\\u{2066}\\u{2069}"},
      {"a\u200Bb\uFEFF", "a\\u{200B}b\\u{FEFF}"},
      {"\u00AD", "\\u{AD}"},
      {"\u2028", "\\u{2028}"},
      {"\U000E0041", "\\u{E0041}"},
      {"\xff\xc3", "\\x{FF}\\x{C3}"},
      {"\xed\xa0\x80", "\\x{ED}\\x{A0}\\x{80}"},
      {"e\u0301", "e\u0301"},
      {"e\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301\u0301\\u{301}"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(visible_text(text), expected);
}

TEST(VisibleText, CutsWithAMark) {
  EXPECT_EQ(visible_text("abcdef", 6), "abcdef");
  EXPECT_EQ(visible_text("abcdefg", 6), "abcdef\u2026");
  EXPECT_EQ(visible_text("\u00E9\u00E9\u00E9", 2), "\u00E9\u00E9\u2026");
}

TEST(VisibleText, IsHarmlessForAnyCodePoint) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    text::append_utf8(text, value);
    const std::string shown = visible_text(text);
    for (std::string_view rest = shown; !rest.empty();) {
      const text::CodePoint point = text::first_code_point(rest);
      ASSERT_TRUE(point.valid && !is_deceptive(point.value)) << static_cast<unsigned>(value);
      rest.remove_prefix(point.bytes);
    }
  }
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("\u00E9\u2192"), 2U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("\u65E5\u672C\uFF21"), 6U);
  EXPECT_EQ(display_width("\U0001F600"), 2U);
}

TEST(Fitting, CutsAndFills) {
  EXPECT_EQ(fit_to("ab", 4), "ab  ");
  EXPECT_EQ(fit_to("abcdef", 4), "abc\u2026");
  EXPECT_EQ(fit_to("ab cd", 4), "ab\u2026 ");
  EXPECT_EQ(fit_to("\u65E5\u672C\u8A9E", 4), "\u65E5\u2026 ");
  EXPECT_EQ(cut_to("abc", 0), "");
  EXPECT_EQ(cut_middle_to("abcdefghij.eml", 9), "abcd\u2026.eml");
  EXPECT_EQ(cut_middle_to("short", 9), "short");
}

TEST(Wrapping, KeepsToTheColumns) {
  EXPECT_EQ(wrap("uno due tre", 8, "- ", 2), "- uno\n  due\n  tre\n");
  EXPECT_EQ(wrap("uno due tre", 9, "- ", 2), "- uno due\n  tre\n");
  EXPECT_EQ(wrap("abcdefghij", 6, "", 2), "abcdef\n  ghij\n");
  EXPECT_EQ(wrap("", 10, "x", 1), "x\n");
}

}  // namespace
}  // namespace pec::report
