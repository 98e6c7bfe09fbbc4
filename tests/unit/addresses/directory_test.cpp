// SPDX-License-Identifier: EUPL-1.2
#include "addresses/directory.h"

#include <fstream>

#include <gmock/gmock.h>

#include "unit/addresses/addresses_fixture.h"

namespace pec::addresses {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> kAccounts = {kOwn};

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class DirectoryFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::path(testing::TempDir()) /
        ("directory-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    file_ = folder_ / "directory.sqlite";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
  std::filesystem::path file_;
};

TEST(Learning, AnAcceptanceReceiptTellsWhichRecipientsArePec) {
  Directory directory = open_directory();
  const auto told =
      directory.learn(acceptance({{"ente@pec.ente.example", true}, {"ditta@ditta.example", false}}),
                      kAccounts, kNow);
  EXPECT_EQ(told.value(), 2);
  EXPECT_EQ(look_up(directory, "Ente@PEC.ente.example").verdict, Verdict::certified);
  EXPECT_EQ(look_up(directory, "ditta@ditta.example").verdict, Verdict::ordinary);
}

TEST(Learning, SomebodyElsesReceiptTeachesNothing) {
  Directory directory = open_directory();
  const auto strange =
      acceptance({{"ente@pec.ente.example", true}}, kNow, "altri@pec.altri.example");
  EXPECT_EQ(directory.learn(strange, kAccounts, kNow).value(), 0);
  const auto passed_on = envelope("ente@pec.ente.example", "altri@pec.altri.example");
  EXPECT_EQ(directory.learn(passed_on, kAccounts, kNow).value(), 0);
  EXPECT_EQ(directory.learn(strange, {}, kNow).value(), 0);
  EXPECT_EQ(directory.stats().value().learned, 0);
}

TEST(Learning, AnEnvelopeTeachesOfItsSenderAndNotOfTheOtherRecipients) {
  Directory directory = open_directory();
  auto received = envelope("ente@pec.ente.example", kOwn);
  received.recipients.push_back({"terzo@pec.terzo.example", true});
  EXPECT_EQ(directory.learn(received, kAccounts, kNow).value(), 1);
  EXPECT_EQ(look_up(directory, "terzo@pec.terzo.example").verdict, Verdict::unknown);
}

TEST(Learning, ANoticeOpenedTwiceCountsOnce) {
  Directory directory = open_directory();
  for (int i = 0; i < 2; ++i)
    EXPECT_TRUE(
        directory.learn(non_delivery("ente@pec.ente.example", "a", days_ago(9)), kAccounts, kNow));
  EXPECT_TRUE(
      directory.learn(non_delivery("ente@pec.ente.example", "b", days_ago(2)), kAccounts, kNow));
  const auto failure = look_up(directory, "ente@pec.ente.example").failure;
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->count, 2U);
  EXPECT_EQ(failure->last, days_ago(2));
  EXPECT_EQ(failure->error, "no-dest");
}

TEST(Learning, AnOlderReceiptReadLaterDoesNotMakeTheNewerOneOld) {
  Directory directory = open_directory();
  EXPECT_TRUE(directory.learn(delivery("ente@pec.ente.example", days_ago(1)), kAccounts, kNow));
  EXPECT_TRUE(directory.learn(delivery("ente@pec.ente.example", days_ago(900)), kAccounts, kNow));
  EXPECT_EQ(look_up(directory, "ente@pec.ente.example").evidence.front().date, days_ago(1));
}

TEST(Learning, ATimeToComeIsTakenForNow) {
  Directory directory = open_directory();
  EXPECT_TRUE(directory.learn(delivery("ente@pec.ente.example", kNow + std::chrono::days(900)),
                              kAccounts, kNow));
  EXPECT_EQ(look_up(directory, "ente@pec.ente.example").evidence.front().date, kNow);
}

TEST(Decisions, AreTheUsersAndCanBeTakenBack) {
  Directory directory = open_directory();
  EXPECT_TRUE(directory.decide("a@gmail.com", Says::certified, kNow));
  EXPECT_EQ(look_up(directory, "a@gmail.com").verdict, Verdict::certified);
  EXPECT_TRUE(directory.decide("a@gmail.com", std::nullopt, kNow));
  EXPECT_EQ(look_up(directory, "a@gmail.com").verdict, Verdict::ordinary);
  EXPECT_EQ(directory.decide("nessuno", Says::certified, kNow).error().what, "no-address");
}

TEST(Retention, ForgetsWhatReceiptsTaughtLongAgo) {
  Directory directory = open_directory();
  EXPECT_TRUE(
      directory.learn(delivery("vecchio@pec.ente.example", days_ago(100)), kAccounts, kNow));
  EXPECT_TRUE(directory.learn(delivery("nuovo@pec.ente.example", days_ago(10)), kAccounts, kNow));
  EXPECT_TRUE(directory.set_settings({30, false}, kNow));
  EXPECT_EQ(directory.stats().value().learned, 1);
  EXPECT_EQ(
      directory.learn(delivery("vecchio@pec.ente.example", days_ago(100)), kAccounts, kNow).value(),
      0);
  EXPECT_EQ(directory.settings().value().retention_days, 30);
}

TEST_F(DirectoryFile, WhatIsForgottenLeavesNoTraceInTheFile) {
  Directory directory = open_directory(file_);
  EXPECT_TRUE(directory.learn(delivery("segretissimo@pec.ente.example"), kAccounts, kNow));
  EXPECT_TRUE(directory.decide("segretissimo@pec.ente.example", Says::certified, kNow));
  EXPECT_EQ(directory.forget_address("Segretissimo@pec.ente.example").value(), 2);
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    EXPECT_THAT(content_of(entry.path()), Not(HasSubstr("segretissimo"))) << entry.path();
}

TEST_F(DirectoryFile, TwoAtATimeSeeWhatEachLearns) {
  Directory one = open_directory(file_);
  Directory other = open_directory(file_);
  EXPECT_TRUE(one.learn(delivery("ente@pec.ente.example"), kAccounts, kNow));
  EXPECT_EQ(look_up(other, "ente@pec.ente.example").verdict, Verdict::certified);
  EXPECT_TRUE(other.decide("ente@pec.ente.example", Says::ordinary, kNow));
  EXPECT_EQ(look_up(one, "ente@pec.ente.example").verdict, Verdict::ordinary);
}

TEST_F(DirectoryFile, ForgettingASourceLeavesTheOthers) {
  Directory directory = open_directory(file_);
  EXPECT_TRUE(directory.learn(delivery("ente@pec.ente.example"), kAccounts, kNow));
  EXPECT_TRUE(directory.learn(envelope("ente@pec.ente.example", kOwn), kAccounts, kNow));
  EXPECT_EQ(directory.forget_source("delivery").value(), 1);
  EXPECT_EQ(look_up(directory, "ente@pec.ente.example").evidence.front().source, Source::envelope);
  EXPECT_TRUE(directory.forget_everything());
  EXPECT_EQ(directory.stats().value().learned, 0);
}

struct BadFile {
  const char* name;
  std::string content;
  const char* what;
};

TEST_F(DirectoryFile, ABadFileIsNamedAndLeftAlone) {
  for (const BadFile& bad : {BadFile{
           "text", "this is no database, and long enough to be read as one" + std::string(600, '.'),
           "not-a-database"}}) {
    std::ofstream(file_, std::ios::binary) << bad.content;
    const auto opened = Directory::open(file_, shipped_providers());
    ASSERT_FALSE(opened) << bad.name;
    EXPECT_EQ(opened.error().what, bad.what);
    EXPECT_THAT(opened.error().file, HasSubstr("directory.sqlite"));
    EXPECT_EQ(content_of(file_), bad.content);
  }
}

TEST_F(DirectoryFile, ADamagedFileIsSaidToBe) {
  {
    Directory directory = open_directory(file_);
    EXPECT_TRUE(directory.decide("a@b.example", Says::certified, kNow));
  }
  std::string content = content_of(file_);
  ASSERT_GT(content.size(), 8192U);
  for (std::size_t at = 4096; at < content.size(); at += 1) content[at] = '\x5A';
  std::ofstream(file_, std::ios::binary) << content;
  auto directory = Directory::open(file_, shipped_providers());
  const std::string what = !directory ? directory.error().what : [&] {
    const auto report = directory->look_up("a@b.example", kNow);
    return report ? std::string("nothing") : report.error().what;
  }();
  EXPECT_EQ(what, "damaged");
}

TEST(Suggestions, ANearlyRightDomainAndOneThatIsMadeToLookLikeIt) {
  Directory directory = open_directory();
  const auto of = [&directory](const std::string& address) {
    const auto found = look_up(directory, address).suggestions;
    return found.empty()
               ? std::string("none")
               : std::string(suggestion_id(found.front().kind)) + " " + found.front().address;
  };
  EXPECT_EQ(of("info@legalmial.it"), "typing-error info@legalmail.it");
  EXPECT_EQ(of("info@arubapecc.it"), "typing-error info@arubapec.it");
  EXPECT_EQ(of("info@legalrnail.it"), "look-alike info@legalmail.it");
  EXPECT_EQ(of("info@pec.it.accesso.example"), "look-alike info@pec.it");
  EXPECT_EQ(of("info@l\xD0\xB5galmail.it"), "look-alike info@legalmail.it");
  EXPECT_EQ(of("info@legalmail.it"), "none");
  EXPECT_EQ(of("info@comune.pec.it"), "none");
  EXPECT_EQ(of("info@ditta.example"), "none");
  EXPECT_TRUE(directory.learn(delivery("a@pec.corrispondente.example"), kAccounts, kNow));
  EXPECT_EQ(of("a@pec.corispondente.example"), "typing-error a@pec.corrispondente.example");
}

TEST(Suggestions, ANearlyRightMailboxOfACorrespondent) {
  Directory directory = open_directory();
  const auto of = [&directory](const std::string& address) {
    const auto found = look_up(directory, address).suggestions;
    return found.empty() ? std::string("none") : found.front().address;
  };
  const std::string known = "mario.rossi@pec.ordine.example";
  EXPECT_EQ(of("mario.rosi@pec.ordine.example"), "none");
  // That a provider took a message for it does not show that there is such a mailbox.
  EXPECT_TRUE(directory.learn(acceptance({{known, true}}), kAccounts, kNow));
  EXPECT_EQ(of("mario.rosi@pec.ordine.example"), "none");
  EXPECT_TRUE(directory.learn(delivery(known), kAccounts, kNow));
  EXPECT_EQ(of("mario.rosi@pec.ordine.example"), known);
  EXPECT_EQ(of("mariorossi@pec.ordine.example"), known);
  EXPECT_EQ(of("mario.rosi@pec.albo.example"), "none");
  EXPECT_EQ(of(known), "none");
  // An address that was met is no slip, though it is nearly another.
  EXPECT_TRUE(
      directory.learn(acceptance({{"mario.rosi@pec.ordine.example", true}}), kAccounts, kNow));
  EXPECT_EQ(of("mario.rosi@pec.ordine.example"), "none");
}

}  // namespace
}  // namespace pec::addresses
