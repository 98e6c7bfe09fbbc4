// SPDX-License-Identifier: EUPL-1.2
//
// filter_rules.h, popstate.h, profiles_ini.h: the small files beside prefs.js.
#include <string>

#include <gtest/gtest.h>

#include "accounts/filter_rules.h"
#include "accounts/popstate.h"
#include "accounts/profiles_ini.h"

namespace pec::accounts {
namespace {

TEST(FilterRules, AreReadInOrder) {
  const auto filters = parse_filters(
      "version=\"9\"\nlogging=\"no\"\nname=\"a \\\"b\\\"\"\nenabled=\"yes\"\ntype=\"17\"\n"
      "action=\"Move to folder\"\nactionValue=\"imap://x@y/INBOX/z\"\naction=\"Mark read\"\n"
      "condition=\"AND (subject,contains,ACCETTAZIONE)\"\r\nname=\"c\"\nenabled=\"no\"\n"
      "action=\"Delete\"\ncondition=\"ALL\"\n");
  ASSERT_TRUE(filters.has_value());
  ASSERT_EQ(filters->size(), 2U);
  EXPECT_EQ(filters->at(0).name, "a \"b\"");
  ASSERT_EQ(filters->at(0).actions.size(), 2U);
  EXPECT_EQ(filters->at(0).actions[0].value, "imap://x@y/INBOX/z");
  EXPECT_EQ(filters->at(0).actions[1].name, "Mark read");
  EXPECT_EQ(filters->at(0).condition, "AND (subject,contains,ACCETTAZIONE)");
  EXPECT_FALSE(filters->at(1).enabled);
}

TEST(FilterRules, NameTheLineOfAFault) {
  for (const char* line :
       {"name", "=\"a\"", "name=a", "name=\"a", "name=\"a\"b\"", "name=\"a\\\""}) {
    const auto filters = parse_filters("version=\"9\"\n" + std::string(line) + "\n");
    ASSERT_FALSE(filters.has_value()) << line;
    EXPECT_EQ(filters.error().line, 2U) << line;
  }
}

TEST(Popstate, CountsWhatIsLeft) {
  const auto mailboxes = parse_popstate(
      "# POP3 State File\n# This is a generated file!  Do not edit.\n\n"
      "*pop3s.pec.aruba.it studio@pec.it\nk 1 1700000000\nk 2 1600000000\nd 3 1500000000\nb 4\n"
      "*other.example x y\n");
  ASSERT_TRUE(mailboxes.has_value());
  ASSERT_EQ(mailboxes->size(), 2U);
  EXPECT_EQ(mailboxes->at(0).user, "studio@pec.it");
  EXPECT_EQ(mailboxes->at(0).left, 3U);
  EXPECT_EQ(mailboxes->at(0).oldest->time_since_epoch().count(), 1500000000);
  EXPECT_EQ(mailboxes->at(0).newest->time_since_epoch().count(), 1700000000);
  EXPECT_EQ(mailboxes->at(1).user, "x y");
}

TEST(Popstate, NamesTheLineOfAFault) {
  for (const char* line : {"k 1 1", "*", "* "})
    EXPECT_FALSE(parse_popstate(line).has_value()) << line;
  for (const char* line : {"q 1 1", "k", "k 1 x", "k 1 -5", "k 1 99999999999999", "kk 1 1"}) {
    const auto mailboxes = parse_popstate("*a b\n" + std::string(line));
    ASSERT_FALSE(mailboxes.has_value()) << line;
    EXPECT_EQ(mailboxes.error().line, 2U) << line;
  }
}

TEST(ProfilesIni, TellsWhatInstallationsUse) {
  const auto ini = parse_profiles_ini(
      "[Profile1]\r\nName=default\r\nIsRelative=1\r\nPath=aaaa.default\r\nDefault=1\r\n\r\n"
      "[Profile0]\nName=default-release\nIsRelative=0\nPath=/srv/mail/bbbb\n; comment\n"
      "[General]\nVersion=2\n[InstallFDC34C9F024745EB]\nDefault=bbbb.release\nLocked=1\n"
      "[Profile2]\nName=without path\n");
  ASSERT_TRUE(ini.has_value());
  ASSERT_EQ(ini->profiles.size(), 2U);
  EXPECT_TRUE(ini->profiles[0].is_default);
  EXPECT_TRUE(ini->profiles[0].is_relative);
  EXPECT_FALSE(ini->profiles[1].is_relative);
  EXPECT_EQ(ini->used, std::vector<std::string>{"bbbb.release"});
  const auto installs = parse_profiles_ini("[FDC34C9F024745EB]\nDefault=cccc\n");
  ASSERT_TRUE(installs.has_value());
  EXPECT_EQ(installs->used, std::vector<std::string>{"cccc"});
}

TEST(ProfilesIni, NamesTheLineOfAFault) {
  for (const std::string& line :
       {std::string("nonsense"), std::string("=x"), std::string("[a"), std::string("a=\0b", 4)}) {
    const auto ini = parse_profiles_ini("[General]\n" + line + "\n");
    ASSERT_FALSE(ini.has_value()) << line;
    EXPECT_EQ(ini.error().line, 2U) << line;
  }
}

}  // namespace
}  // namespace pec::accounts
