// SPDX-License-Identifier: EUPL-1.2
//
// The entry of our add-on among those of others: nothing else of the text changes.
#include "entry_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pec::policy {
namespace {

using nlohmann::ordered_json;

const Entry kOurs = {"ours@x.example", "file:///C:/a%20b/ours@x.example.xpi"};

constexpr const char* kFile = R"({
    "policies": {
        "DisableTelemetry": true,
        "ExtensionSettings": {
            "*": {"blocked_install_message": "ask } us, \"please\" {"},
            "other@x.example": {
                "installation_mode": "force_installed",
                "install_url": "https://x.example/other.xpi"
            }
        },
        "Proxy": { "Mode": "none", "Ports": [1, -2.5e3, null] }
    }
}
)";

TEST(EntryText, GoesBehindTheOthersLaidOutAsTheyAre) {
  EXPECT_EQ(look(kFile, Form::policies_file, kOurs), Found::no_entry);
  const std::string with = with_entry(kFile, Form::policies_file, kOurs);
  const std::string block = R"(
            },
            "ours@x.example": {
                "installation_mode": "normal_installed",
                "install_url": "file:///C:/a%20b/ours@x.example.xpi"
            }
        },
        "Proxy")";
  EXPECT_THAT(with, testing::HasSubstr(block));
  EXPECT_EQ(look(with, Form::policies_file, kOurs), Found::ours);
  EXPECT_EQ(without_entry(with, Form::policies_file, kOurs), kFile);
}

TEST(EntryText, ComesAndGoesInEveryLayout) {
  for (const char* text : {
           R"({})",
           R"({"*":{"installation_mode":"blocked"}})",
           R"({ "*": {}, "b": {"c": [{}, {"d": "\\"}]} })",
           "{\r\n\t\"a\": {\r\n\t\t\"b\": \"c\"\r\n\t}\r\n}\r\n",
           "{\n\"a\": {}\n}",
           "  {\"a\"  :  1e5\n , \"b\":true}  ",
           R"({"ExtensionSettings": {}, "policies": {"ExtensionSettings": {"ours@x.example": 1}}})",
           R"({"\u006furs@y.example": "\u00e8 \" }"})",
       }) {
    SCOPED_TRACE(text);
    ASSERT_EQ(look(text, Form::settings, kOurs), Found::no_entry);
    const std::string with = with_entry(text, Form::settings, kOurs);
    ASSERT_EQ(look(with, Form::settings, kOurs), Found::ours) << with;
    ordered_json wanted = ordered_json::parse(text);
    wanted[kOurs.id] = {{"installation_mode", kInstallationMode}, {"install_url", kOurs.url}};
    EXPECT_EQ(ordered_json::parse(with).dump(), wanted.dump()) << "order, too";
    EXPECT_EQ(without_entry(with, Form::settings, kOurs), text);
  }
}

TEST(EntryText, IsTakenOutFromBeforeOthers) {
  const std::string entry = with_entry("{}", Form::settings, kOurs);
  const std::string first = entry.substr(0, entry.size() - 1) + R"(, "z": {}})";
  ASSERT_EQ(look(first, Form::settings, kOurs), Found::ours);
  EXPECT_EQ(without_entry(first, Form::settings, kOurs), R"({"z": {}})");
}

TEST(EntryText, OfSomebodyElseIsNotOurs) {
  for (const char* text : {
           R"({"ours@x.example": {"installation_mode": "blocked"}})",
           R"({"ours@x.example": {}})",
           R"({"\u006Furs@x.example": null})",
           R"({"ours@x.example": {"installation_mode": "normal_installed",)"
           R"( "install_url": "file:///C:/a%20b/ours@x.example.xpi", "updates_disabled": true}})",
       }) {
    EXPECT_EQ(look(text, Form::settings, kOurs), Found::another) << text;
  }
}

TEST(EntryText, WhatComesTwiceIsTheLast) {
  const std::string text =
      R"({"policies": {"ExtensionSettings": {"a": 1}, "ExtensionSettings": {"b": 2}}})";
  const std::string with = with_entry(text, Form::policies_file, kOurs);
  EXPECT_EQ(look(with, Form::policies_file, kOurs), Found::ours);
  EXPECT_EQ(without_entry(with, Form::policies_file, kOurs), text);
}

TEST(EntryText, WhatThunderbirdCannotReadIsUnreadable) {
  for (const char* text : {"", "{", "{} {}", "[]", "null", "// why\n{}", "{\"a\": 1,}", "{'a': 1}",
                           "{\"a\": \"\xE8\"}", "\xFE\xFF", "\xEF\xBB\xBF{}"}) {
    EXPECT_EQ(look(text, Form::settings, kOurs), Found::unreadable) << text;
    EXPECT_EQ(look(text, Form::policies_file, kOurs), Found::unreadable) << text;
  }
  for (const char* text :
       {"{}", R"({"policies": []})", R"({"policies": {"ExtensionSettings": []}})",
        R"({"policies": {"ExtensionSettings": "{}"}})"}) {
    EXPECT_EQ(look(text, Form::policies_file, kOurs), Found::unreadable) << text;
  }
  EXPECT_EQ(look(R"({"policies": {"Extensions": {}}})", Form::policies_file, kOurs),
            Found::no_policy);
}

TEST(EntryText, DeepNestingEndsInTime) {
  const std::string deep = "{\"a\": " + std::string(100000, '[') + std::string(100000, ']') + "}";
  const std::string with = with_entry(deep, Form::settings, kOurs);
  EXPECT_EQ(without_entry(with, Form::settings, kOurs), deep);
}

TEST(EntryText, AddressOfAFile) {
  EXPECT_EQ(file_url("C:\\Program Files\\perch\xC3\xA9 #1\\a@b.xpi"),
            "file:///C:/Program%20Files/perch%C3%A9%20%231/a@b.xpi");
}

}  // namespace
}  // namespace pec::policy
