// SPDX-License-Identifier: EUPL-1.2
#include "accounts/prefs_js.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pec::accounts {
namespace {

std::string pref(const std::string& value) { return "user_pref(\"mail.x\", " + value + ");\n"; }

TEST(PrefsJs, ReadsTheThreeTypes) {
  const auto prefs = Prefs::parse(
      "// Mozilla User Preferences\n\n/* two\nlines */ # three\nuser_pref(\"mail.a\", true);\r\n"
      "user_pref ( 'mail.b' ,\n -12 ) ;user_pref(\"mail.c\", \"d\\\"\\\\\\n\\x41\\u20ac\");\n"
      "user_pref(\"browser.x\", 1);\n");
  ASSERT_TRUE(prefs.has_value());
  EXPECT_TRUE(prefs->flag("mail.a", false));
  EXPECT_EQ(prefs->number("mail.b", 0), -12);
  EXPECT_EQ(prefs->text("mail.c"), "d\"\\\nA\u20AC");
  EXPECT_FALSE(prefs->has("browser.x"));
}

TEST(PrefsJs, GivesTheDefaultForAnotherType) {
  const auto prefs = Prefs::parse(pref("\"12\"") + "user_pref(\"mail.y\", 99999999999);");
  ASSERT_TRUE(prefs.has_value());
  EXPECT_EQ(prefs->number("mail.x", 7), 7);
  EXPECT_TRUE(prefs->flag("mail.x", true));
  EXPECT_EQ(prefs->number("mail.y", 0), 2147483647);
  EXPECT_EQ(prefs->text("mail.none", "z"), "z");
}

TEST(PrefsJs, NamesTheLineOfAFault) {
  struct Case {
    std::string text;
    std::size_t line;
    std::string what;
  };
  const std::vector<Case> cases = {
      {pref("1") + "nonsense", 2, "syntax"},
      {pref("1") + "user_pref(\"mail.a\"", 2, "syntax"},
      {pref("1") + pref("1") + "user_pref(\"mail.a", 3, "string"},
      {pref("\"a\nb\""), 1, "string"},
      {pref("\"\\q\""), 1, "string"},
      {pref("\"\\x4\""), 1, "string"},
      {pref("\"\\u12"), 1, "string"},
      {pref("1.5"), 1, "syntax"},
      {pref("--1"), 1, "number"},
      {pref("99999999999999999999"), 1, "number"},
      {pref("nothing"), 1, "number"},
      {"/* never closed", 1, "syntax"},
      {std::string("\0\0\0", 3), 1, "syntax"},
      {pref("\"" + std::string(kMaxPrefValueBytes + 2, 'a') + "\\n\""), 1, "value-too-long"},
      {std::string(kMaxPrefsLines + 1, '\n'), kMaxPrefsLines + 1, "too-many-lines"}};
  for (const Case& c : cases) {
    const auto prefs = Prefs::parse(c.text);
    ASSERT_FALSE(prefs.has_value()) << c.text.substr(0, 80);
    EXPECT_EQ(prefs.error().line, c.line) << c.text.substr(0, 80);
    EXPECT_EQ(prefs.error().what, c.what) << c.text.substr(0, 80);
  }
}

}  // namespace
}  // namespace pec::accounts
