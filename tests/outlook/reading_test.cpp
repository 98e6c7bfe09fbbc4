// SPDX-License-Identifier: EUPL-1.2
//
// The verdict on what is read: selected, opened, left, closed; with the real host and with others.
#include <random>
#include <string>

#include <gmock/gmock.h>

#include "model/received_mail.h"
#include "reading_stage.h"

namespace pec::outlook::testing {
namespace {

TEST_F(Reading, WhatIsSelectedIsJudged) {
  begin();
  select(L"A");
  EXPECT_EQ(last(), Tone::looking) << "at once";
  ASSERT_TRUE(comes(Tone::bad));
  EXPECT_FALSE(shown().headline.empty());
  EXPECT_FALSE(shown().text.empty());
  select(L"B");
  EXPECT_EQ(last(), Tone::looking) << "nothing stays beside another message";
  ASSERT_TRUE(comes(Tone::bad));
  EXPECT_EQ(opened_, 2);
  select(L"A");
  ASSERT_TRUE(comes(Tone::bad));
  EXPECT_EQ(opened_, 2) << "a verdict is remembered";
}

TEST_F(Reading, NothingAndSeveralHaveNoVerdict) {
  begin();
  select(L"A");
  ASSERT_TRUE(comes(Tone::bad));
  std::vector<Owned<ScriptedObject>> two;
  two.push_back(received(L"A"));
  two.push_back(received(L"B"));
  explorer_->select(std::move(two));
  EXPECT_EQ(last(), Tone::nothing);
  explorer_->select({});
  EXPECT_EQ(last(), Tone::nothing);
}

TEST_F(Reading, AWindowOfItsOwnHasItsOwnVerdict) {
  begin();
  {
    ScriptedInspector inspector(world_, received(L"C"));
    EXPECT_EQ(desktop_->open(inspector), S_OK);
    ASSERT_TRUE(
        runs_until([&] { return work_->verdict_of(inspector.window()).tone == Tone::bad; }));
    EXPECT_EQ(last(), Tone::nothing) << "in the other window nothing is selected";
    work_->show_details(inspector.window());
    EXPECT_EQ(shown_.details.size(), 1U);
    EXPECT_EQ(inspector.close(), S_OK);
    EXPECT_FALSE(inspector.window()->has_listener());
  }
  ScriptedExplorer second(world_);
  EXPECT_EQ(desktop_->open(second), S_OK);
  EXPECT_TRUE(second.window()->has_listener());
  EXPECT_EQ(second.close(), S_OK);
}

TEST_F(Reading, WhatOutlookNoLongerHasIsSaid) {
  begin();
  reason_ = NoOriginal::Kind::converted;
  select(L"A");
  ASSERT_TRUE(comes(Tone::unknown));
  EXPECT_EQ(shown().reasons.size(), 1U) << "the steps to get it";
  reason_ = NoOriginal::Kind::ordinary;
  select(L"B");
  ASSERT_TRUE(comes(Tone::neutral));
  reason_.reset();
  fails_at_ = 1;
  select(L"C");
  ASSERT_TRUE(comes(Tone::unknown));
  fails_at_ = -1;
  select(L"C");
  ASSERT_TRUE(comes(Tone::bad)) << "what failed is tried again";
}

TEST_F(Reading, HeadersAloneShowAFakeAndNothingElse) {
  begin();
  is_only_headers_ = true;
  bytes_ = std::string(kPlacebo).substr(0, std::string(kPlacebo).find("\r\n\r\n") + 4);
  select(L"A");
  ASSERT_TRUE(comes(Tone::bad)) << "it claims to be a receipt, and nobody signed it";
  bytes_ = "From: a@mail.example\r\nSubject: Saluti\r\n\r\n";
  select(L"B");
  ASSERT_TRUE(comes(Tone::unknown)) << "its claim is where the headers do not show it";
}

TEST_F(Reading, AWindowThatGoesOnToAnotherMessageHasThatOnesVerdict) {
  begin();
  {
    const auto first = message(L"A"), second = message(L"B");
    ScriptedInspector inspector(world_, held(first));
    EXPECT_EQ(desktop_->open(inspector), S_OK);
    const auto tone = [&] { return work_->verdict_of(inspector.window()).tone; };
    ASSERT_TRUE(runs_until([&] { return tone() == Tone::bad; }));
    bytes_ = "From: a@mail.example\r\nSubject: Saluti\r\n\r\n";
    inspector.window()->has(L"CurrentItem", held(second));
    EXPECT_EQ(first->raise(kItemClose), S_OK) << "all that Outlook tells";
    ASSERT_TRUE(runs_until([&] { return tone() == Tone::neutral; }));
    EXPECT_FALSE(first->has_listener());
    EXPECT_EQ(inspector.window()->raise(kInspectorActivate), S_OK);
    runs_until([] { return false; }, std::chrono::seconds(1));
    EXPECT_EQ(opened_, 2) << "the same message is not begun again";
    EXPECT_EQ(inspector.close(), S_OK);
    EXPECT_FALSE(second->has_listener());
  }
}

TEST_F(Reading, AFolderWithoutMessagesHasNoVerdict) {
  begin();
  select(L"A");
  ASSERT_TRUE(comes(Tone::bad));
  explorer_->empty();
  EXPECT_EQ(explorer_->window()->raise(kFolderSwitch), S_OK);
  EXPECT_EQ(last(), Tone::nothing);
}

TEST_F(Reading, WhatIsNotFetchedYetIsWaitedFor) {
  begin();
  auto item = received(L"A");
  long state = 0;
  int asked = 0;
  item->has(L"DownloadState", [&](const auto&) -> Called {
    ++asked;
    return Value(state);
  });
  std::vector<Owned<ScriptedObject>> items;
  items.push_back(std::move(item));
  EXPECT_TRUE(SUCCEEDED(explorer_->select(std::move(items))));
  ASSERT_TRUE(runs_until([&] { return asked == 2; }));
  EXPECT_EQ(last(), Tone::looking);
  EXPECT_EQ(opened_, 0) << "nothing is said of half a message";
  state = 1;
  EXPECT_TRUE(comes(Tone::bad));
  explorer_->select({});
}

TEST_F(Reading, OutOfMemoryConcernsOneMessage) {
  begin();
  throws_ = true;
  select(L"A");
  ASSERT_TRUE(comes(Tone::unknown));
  throws_ = false;
  select(L"B");
  EXPECT_TRUE(comes(Tone::bad));
}

TEST_F(Reading, LeafingThroughAFolderReadsOnlyTheLast) {
  begin();
  for (int at = 0; at < 50; ++at) select(std::to_wstring(at));
  ASSERT_TRUE(comes(Tone::bad));
  EXPECT_EQ(opened_, 1);
}

TEST_F(Reading, WithoutAHostItIsSaid) {
  for (const char* way : {"ends-at-once", "ends", "no-json", "garbage-hello", "too-long", "cut",
                          "another-number", "numbers", "odd-types", "refuses"}) {
    SCOPED_TRACE(way);
    use_stand_in(way);
    begin();
    select(L"A");
    EXPECT_TRUE(comes(Tone::unknown));
    EXPECT_EQ(shown().headline.find(L"outlook."), std::wstring::npos);
    end();
  }
}

TEST_F(Reading, AHostThatIsSilentKeepsNobodyWaiting) {
  use_stand_in("stays-silent");
  begin();
  select(L"A");
  runs_until([] { return false; }, std::chrono::seconds(1));
  EXPECT_EQ(last(), Tone::looking);
  const auto start = std::chrono::steady_clock::now();
  end();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

TEST_F(Reading, AnErrorFromEachCallOfOutlooks) {
  begin();
  select(L"A");
  comes(Tone::bad);
  end();
  const long calls = world_.calls;
  ASSERT_GT(calls, 20);
  for (long at = 0; at < calls; ++at) {
    SCOPED_TRACE(at);
    world_.calls = 0;
    world_.fails_at = at;
    begin();
    select(L"A");
    runs_until([] { return false; }, std::chrono::seconds(0));
    world_.fails_at = -1;
    end();
  }
}

// In any order, with calls that go wrong; the windows go when they like. PEC_SEQUENCES: how many.
TEST_F(Reading, RandomSequences) {
  const char* const wanted = std::getenv("PEC_SEQUENCES");
  const int sequences = wanted == nullptr ? 200 : std::atoi(wanted);
  std::mt19937 random(20261130);
  const auto draw = [&random](int below) {
    return static_cast<int>(random() % static_cast<unsigned>(below));
  };
  for (int at = 0; at < sequences; ++at) {
    SCOPED_TRACE(at);
    begin();
    std::deque<ScriptedInspector> inspectors;
    std::deque<ScriptedExplorer> explorers;
    for (int step = draw(12); step > 0; --step) {
      world_.fails_at = draw(3) == 0 ? world_.calls + draw(40) : -1;
      reason_ = draw(3) == 0 ? std::optional(NoOriginal::Kind::converted) : std::nullopt;
      switch (draw(6)) {
        case 0:
          select(std::to_wstring(draw(5)));
          break;
        case 1:
          desktop_->open(inspectors.emplace_back(world_, received(std::to_wstring(draw(5)))));
          break;
        case 2:
          desktop_->open(explorers.emplace_back(world_));
          break;
        case 3:
          if (!inspectors.empty()) inspectors.back().close();
          break;
        case 4:
          if (!explorers.empty()) explorers.back().close();
          break;
        default:
          runs_until([] { return false; }, std::chrono::seconds(0));
      }
    }
    world_.fails_at = -1;
    inspectors.clear();
    explorers.clear();
    end();
  }
}

TEST(ReceivedMail, TimesAreToldInUtc) {
  EXPECT_EQ(instant_of(-700000.0), std::nullopt) << "no time of the calendar";
  SYSTEMTIME none{};
  none.wYear = 4501;
  none.wMonth = 1;
  none.wDay = 1;
  double date = 0;
  ASSERT_NE(::SystemTimeToVariantTime(&none, &date), 0);
  EXPECT_EQ(instant_of(date), std::nullopt) << "Outlook's way to say none";
  SYSTEMTIME utc{};
  utc.wYear = 2026;
  utc.wMonth = 3;
  utc.wDay = 2;
  utc.wHour = 10;
  utc.wSecond = 7;
  SYSTEMTIME local{};
  ASSERT_NE(::SystemTimeToTzSpecificLocalTime(nullptr, &utc, &local), 0);
  ASSERT_NE(::SystemTimeToVariantTime(&local, &date), 0);
  EXPECT_EQ(instant_of(date), "2026-03-02T10:00:07Z");
}

}  // namespace
}  // namespace pec::outlook::testing
