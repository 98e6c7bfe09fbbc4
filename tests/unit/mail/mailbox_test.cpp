// SPDX-License-Identifier: EUPL-1.2
#include "mail/mailbox.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace pec::mail {
namespace {

namespace fs = std::filesystem;

struct SplitCase {
  std::string name;
  std::string bytes;
  std::vector<std::string> messages;
};

class Splitting : public ::testing::TestWithParam<SplitCase> {};

TEST_P(Splitting, GivesTheMessages) {
  const std::vector<MessageRange> ranges = split_messages(GetParam().bytes);
  std::vector<std::string> messages;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    EXPECT_EQ(ranges[i].index, i + 1);
    messages.emplace_back(ranges[i].bytes);
  }
  EXPECT_EQ(messages, GetParam().messages);
}

const std::string kDated = "From mario@pec.example Tue Nov 13 16:39:27 2018\n";
const std::string kCrlfDated = "From - Tue Nov 13 16:39:27 2018\r\n";

INSTANTIATE_TEST_SUITE_P(
    Mailbox, Splitting,
    ::testing::Values(
        SplitCase{"one_message", "Subject: a\n\nb\n", {"Subject: a\n\nb\n"}},
        SplitCase{"empty_file", "", {""}},
        SplitCase{"not_a_message", "From here to there\n", {"From here to there\n"}},
        SplitCase{"two_in_an_mbox",
                  kDated + "Subject: a\n\nb\n\n" + kDated + "Subject: c\n\nd\n\n",
                  {"Subject: a\n\nb\n", "Subject: c\n\nd\n"}},
        SplitCase{"crlf",
                  kCrlfDated + "Subject: a\r\n\r\nb\r\n\r\n" + kCrlfDated + "S: c\r\n\r\nd\r\n\r\n",
                  {"Subject: a\r\n\r\nb\r\n", "S: c\r\n\r\nd\r\n"}},
        SplitCase{"last_without_closing_line", kDated + "S: a\n\nb\n", {"S: a\n\nb\n"}},
        SplitCase{"own_blank_line_is_kept", kDated + "S: a\n\nb\n\n\n", {"S: a\n\nb\n\n"}},
        SplitCase{"sentence_after_blank_line_is_text",
                  kDated + "S: a\n\nb\n\nFrom here on, all is well.\n\n",
                  {"S: a\n\nb\n\nFrom here on, all is well.\n"}},
        SplitCase{"separator_without_blank_line_is_text",
                  kDated + "S: a\n\nb\n" + kDated + "c\n\n",
                  {"S: a\n\nb\n" + kDated + "c\n"}},
        SplitCase{"bare_separators_of_thunderbird",
                  "From \r\nS: a\r\n\r\nb\r\n\r\nFrom \r\nS: c\r\n\r\nd\r\n\r\n",
                  {"S: a\r\n\r\nb\r\n", "S: c\r\n\r\nd\r\n"}},
        SplitCase{"bare_from_before_text_is_text",
                  "From \r\nS: a\r\n\r\nb\r\n\r\nFrom \r\nhere on\r\n\r\n",
                  {"S: a\r\n\r\nb\r\n\r\nFrom \r\nhere on\r\n"}},
        SplitCase{"zone_before_year",
                  "From x Tue Nov  3 06:39:27 CET 2018\nS: a\n\nb\n\n",
                  {"S: a\n\nb\n"}},
        SplitCase{"separator_alone", kDated, {""}},
        SplitCase{"body_without_header",
                  kDated + "S: a\n\n" + kDated + "S: b\n\nc\n\n",
                  {"S: a\n", "S: b\n\nc\n"}}),
    [](const auto& tested) { return tested.param.name; });

TEST(Quoting, IsNoticedOnlyAtTheStartOfALine) {
  EXPECT_TRUE(split_messages(kDated + "S: a\n\n>From x\n\n").front().quoted);
  EXPECT_TRUE(split_messages(kDated + "S: a\n\n>>From x\n\n").front().quoted);
  EXPECT_FALSE(split_messages(kDated + "S: a\n\na >From x\n\n").front().quoted);
  EXPECT_FALSE(split_messages("S: a\n\n>From x\n\n").front().quoted);  // no mbox
}

TEST(Quoting, IsTakenBackByOneLevel) {
  EXPECT_EQ(unquote_from_lines("a\n>From b\n>>From c\n> From d\nx>From e\n>From"),
            "a\nFrom b\n>From c\n> From d\nx>From e\n>From");
  EXPECT_EQ(unquote_from_lines(">>>"), ">>>");
  EXPECT_EQ(unquote_from_lines(""), "");
}

class Walking : public ::testing::Test {
 protected:
  void file(const std::string& name) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << "S: a\n\n";
  }
  std::vector<std::string> found() const {
    std::vector<std::string> names;
    const auto paths = collect_paths(root_);
    EXPECT_TRUE(paths.has_value());
    if (!paths) return names;
    for (const fs::path& path : *paths)
      names.push_back(path.lexically_relative(root_).generic_string());
    return names;
  }

  tests::TemporaryFolder folder_;
  const fs::path root_ = folder_.path();
};

TEST_F(Walking, SortsAndDescends) {
  file("b.eml");
  file("a.eml");
  file("Inbox");
  file("Inbox.msf");
  file("Inbox.sbd/Clients");
  file("popstate.dat");
  file(".hidden");
  file(".git/config");
  EXPECT_EQ(found(), (std::vector<std::string>{"Inbox", "Inbox.sbd/Clients", "a.eml", "b.eml"}));
}

TEST_F(Walking, TakesOfAMaildirItsMessages) {
  file("mail/cur/1.host.json");
  file("mail/new/2.host");
  file("mail/tmp/3.host");
  file("mail/dovecot-uidlist");
  file("mail/.Sent/cur/4.host");
  file("mail/.Sent/new/.keep");
  EXPECT_EQ(found(), (std::vector<std::string>{"mail/.Sent/cur/4.host", "mail/cur/1.host.json",
                                               "mail/new/2.host"}));
}

TEST(Collecting, LeavesFilesAndStandardInputAlone) {
  EXPECT_EQ(collect_paths("-"), (std::vector<fs::path>{"-"}));
  EXPECT_EQ(collect_paths("/no/such/file"), (std::vector<fs::path>{"/no/such/file"}));
}

}  // namespace
}  // namespace pec::mail
