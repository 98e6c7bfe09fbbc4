// SPDX-License-Identifier: EUPL-1.2
//
// What is known of a message while it is written, and that nobody feels how it is found out.
#include <string>

#include <gmock/gmock.h>

#include "bench.h"
#include "composing/compose_watch.h"
#include "scripted_draft.h"

namespace pec::outlook::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr const char* kGood = R"({"action":"none","findings":[],"sender":{"pec":true},)"
                              R"("recipients":[{"address":"a@pec.it","verdict":"certified"}],)"
                              R"("words":{"findings":[],"recipients":["a@pec.it"]}})";

class Composing : public Bench {
 protected:
  Composing() {
    times_.quiet = milliseconds(50);
    times_.answer = seconds(20);
  }

  void make_watch() {
    watch_ = std::make_unique<ComposeWatch>(
        *host_, program_, thread_, life_, texts_, [this] { ++changes_; }, times_);
  }
  Owned<ScriptedDraft> draft(std::vector<Person> recipients) {
    return ScriptedDraft::make(world_, *application_, letter_to(std::move(recipients)));
  }
  static Letter letter_to(std::vector<Person> recipients) {
    Letter out;
    out.recipients = std::move(recipients);
    return out;
  }
  bool becomes(IDispatch* item, Tone tone, milliseconds within = seconds(20)) {
    return pump([&] { return watch_->state(item).tone == tone; }, within);
  }
  void TearDown() override { watch_.reset(); }

  ComposeTimes times_;
  int changes_ = 0;
  std::unique_ptr<ComposeWatch> watch_;
};

TEST_F(Composing, WhatIsWrongIsKnownBeforeItIsSentAndGoesWhenItIsMended) {
  make_watch();
  const auto item = draft({to(L"court@pec.it"), bcc(L"segreto@pec.it")});
  EXPECT_EQ(watch_->state(item.get()).tone, Tone::nothing);
  watch_->begin(item.get());
  EXPECT_EQ(watch_->state(item.get()).tone, Tone::looking);
  ASSERT_TRUE(becomes(item.get(), Tone::bad));
  ComposeState state = watch_->state(item.get());
  EXPECT_EQ(state.count, 1U);
  ASSERT_FALSE(state.findings.empty());
  EXPECT_THAT(state.findings.front().lines, ::testing::Contains(::testing::HasSubstr(L"segreto")));
  EXPECT_EQ(state.recipients.size(), 2U);
  EXPECT_EQ(state.label.find(L"outlook."), std::wstring::npos) << "a key instead of a sentence";
  item->rewrite(letter_to({to(L"court@pec.it")}));
  EXPECT_EQ(item->property_changed(L"BCC"), S_OK);
  ASSERT_TRUE(becomes(item.get(), Tone::good));
  EXPECT_EQ(watch_->state(item.get()).count, 0U);
  item->rewrite(letter_to({}));
  EXPECT_EQ(item->property_changed(L"To"), S_OK);
  ASSERT_TRUE(becomes(item.get(), Tone::neutral)) << "just begun, nothing is held against it";
  EXPECT_TRUE(watch_->state(item.get()).findings.empty());
  EXPECT_EQ(changes_, 4);
}

TEST_F(Composing, OnlyWhatIsCheckedMakesALook) {
  use_stand_in("says", kGood);
  make_watch();
  const auto item = draft({to(L"a@pec.it")});
  watch_->begin(item.get());
  ASSERT_TRUE(becomes(item.get(), Tone::good));
  const long calls = world_.calls;
  for (const wchar_t* name : {L"Body", L"HTMLBody", L"Importance", L""})
    EXPECT_EQ(item->property_changed(name), S_OK);
  for (const DISPID event : {DISPID(0xF002), DISPID(0), DISPID(-1), kPropertyChange})
    EXPECT_EQ(item->raise(event), S_OK);  // the last without its argument
  pump_for(milliseconds(300));
  EXPECT_EQ(world_.calls, calls) << "Outlook was asked for nothing";
  for (const DISPID event : {kAttachmentAdd, kAttachmentRemove}) {
    const int before = asked("draft.check");
    EXPECT_EQ(item->raise(event), S_OK);
    EXPECT_TRUE(pump([&] { return asked("draft.check") == before + 1; }, seconds(20)));
  }
}

TEST_F(Composing, TenThousandEventsMakeOneLook) {
  use_stand_in("says", kGood);
  make_watch();
  const auto item = draft({to(L"a@pec.it")});
  watch_->begin(item.get());
  ASSERT_TRUE(becomes(item.get(), Tone::good));
  const auto start = Clock::now();
  for (int at = 0; at < 10'000; ++at) EXPECT_EQ(item->property_changed(L"To"), S_OK);
  const auto took = std::chrono::duration_cast<milliseconds>(Clock::now() - start);
  EXPECT_LT(took.count(), 1000) << "of Outlook's thread";
  pump_for(milliseconds(600));
  EXPECT_EQ(asked("draft.check"), 2);
  std::printf("10,000 events in %lld ms\n", static_cast<long long>(took.count()));
}

TEST_F(Composing, AThousandRecipientsAreReadInSlices) {
  make_watch();
  std::vector<Person> many;
  for (int at = 0; at < 1000; ++at) many.push_back(to(L"a" + std::to_wstring(at) + L"@pec.it"));
  const auto item = draft(many);
  watch_->begin(item.get());
  ASSERT_TRUE(becomes(item.get(), Tone::bad, seconds(60))) << "more than a provider takes";
  EXPECT_EQ(watch_->state(item.get()).recipients.size(), 1000U);
  std::printf("longest: %lld ms\n", static_cast<long long>(longest_.count()));
  EXPECT_LT(longest_.count(), 100) << "that Outlook's thread was kept";
}

TEST_F(Composing, ASlowOutlookIsLeftAloneMostOfTheTime) {
  make_watch();
  const auto item = draft(std::vector<Person>(500, to(L"a@pec.it")));
  watch_->begin(item.get());
  world_.each_call_takes = milliseconds(2);
  pump_for(seconds(3));
  EXPECT_EQ(watch_->state(item.get()).tone, Tone::looking);
  const long calls = world_.calls;
  EXPECT_LT(calls * 2, 3000 / 3) << "milliseconds of the three seconds";
  watch_->end(item.get());
  pump_for(seconds(1));
  EXPECT_EQ(world_.calls, calls) << "nothing after the end";
}

TEST_F(Composing, AHostThatMisbehavesIsSaidAndNothingIsStackedUp) {
  for (const char* way : {"silent", "stays-silent", "slow", "ends-at-once", "ends", "no-json",
                          "too-long", "cut", "numbers", "odd-types", "fewer-words", "refuses"}) {
    SCOPED_TRACE(way);
    times_.answer = milliseconds(400);
    use_stand_in(way);
    make_watch();
    const auto item = draft({to(L"a@pec.it")});
    watch_->begin(item.get());
    EXPECT_TRUE(becomes(item.get(), Tone::unknown));
    for (int at = 0; at < 5; ++at) {
      EXPECT_EQ(item->property_changed(L"To"), S_OK);
      pump_for(milliseconds(100));
    }
    EXPECT_LE(asked("draft.check"), 8);
    EXPECT_EQ(watch_->state(item.get()).tone, Tone::unknown);
    watch_.reset();
  }
  use("C:\\nowhere\\pec-companion-host.exe");
  make_watch();
  const auto item = draft({to(L"a@pec.it")});
  watch_->begin(item.get());
  EXPECT_TRUE(becomes(item.get(), Tone::unknown));
}

TEST_F(Composing, AnswersOfOtherTypesDoNoHarm) {
  for (const char* answer :
       {R"({"action":"warn","findings":[{}],"recipients":[3],"words":{"findings":[7]}})",
        R"({"action":"what","findings":[],"recipients":[null],"sender":7,"words":{}})",
        R"({"action":"none","findings":[],"recipients":[[]],"unasked":{},"words":{}})",
        R"({"action":"none","findings":[],"recipients":[1],"unasked":[1,null],"words":{}})"}) {
    SCOPED_TRACE(answer);
    use_stand_in("says", answer);
    make_watch();
    const auto item = draft({to(L"a@pec.it")});
    watch_->begin(item.get());
    EXPECT_TRUE(pump([&] { return watch_->state(item.get()).tone != Tone::looking; }, seconds(20)));
    EXPECT_EQ(asked("addresses.ask"), 0);
    watch_.reset();
  }
}

TEST_F(Composing, EverythingIsReleasedHoweverItEnds) {
  use_stand_in("stays-silent");
  make_watch();
  const auto item = draft(std::vector<Person>(200, to(L"a@pec.it")));
  const long alone = world_.references;
  const auto ends = std::vector<std::function<void()>>{
      [&] { watch_->end(item.get()); }, [&] { EXPECT_EQ(item->raise(kItemUnload), S_OK); },
      [&] { EXPECT_EQ(item->raise(kItemClose), S_OK); },
      [&] {
        watch_.reset();
        make_watch();
      }};
  for (const milliseconds meanwhile : {milliseconds(0), milliseconds(90), milliseconds(1500)}) {
    for (const auto& end : ends) {
      watch_->begin(item.get());
      watch_->begin(item.get());  // in front again: held once
      pump_for(meanwhile);        // nothing yet, in the middle of reading, of asking
      EXPECT_GT(world_.references, alone);
      end();
      EXPECT_EQ(world_.references, alone);
      EXPECT_FALSE(item->has_listener());
      EXPECT_EQ(watch_->state(item.get()).tone, Tone::nothing);
    }
  }
  pump_for(milliseconds(200));
  EXPECT_EQ(world_.references, alone);
}

TEST_F(Composing, OutlookMayEndItInTheMiddleOfACall) {
  use_stand_in("says", kGood);
  for (int way = 0; way < 3; ++way) {
    SCOPED_TRACE(way);
    make_watch();
    const auto item = draft({to(L"a@pec.it"), to(L"b@pec.it")});
    const long alone = world_.references;
    watch_->begin(item.get());
    item->on_call = [&] {
      if (way == 0) item->raise(kItemUnload);
      if (way == 1) watch_.reset();
      if (way == 2) item->property_changed(L"To");
    };
    EXPECT_TRUE(pump([&] { return !item->on_call; }, seconds(5)));
    if (way == 2) {
      EXPECT_TRUE(becomes(item.get(), Tone::good)) << "it is read anew";
    } else {
      pump_for(milliseconds(200));
      EXPECT_EQ(world_.references, alone);
    }
    watch_.reset();
  }
}

TEST_F(Composing, AnErrorFromEachCallOfOutlooks) {
  use_stand_in("says", kGood);
  times_.quiet = milliseconds(1);
  times_.pause = milliseconds(1);
  long calls = 0;
  for (const HRESULT failure : {E_FAIL, E_OUTOFMEMORY}) {
    world_.failure = failure;
    for (long at = -1; at < calls; ++at) {
      SCOPED_TRACE(at);
      make_watch();
      const auto item = draft({to(L"a@pec.it"), bcc(L"b@pec.it")});
      const long alone = world_.references;
      world_.calls = 0;
      world_.fails_at = at;
      watch_->begin(item.get());
      const bool is_followed = item->has_listener();
      if (is_followed) {
        EXPECT_TRUE(
            pump([&] { return watch_->state(item.get()).tone > Tone::looking; }, seconds(20)));
      }
      if (at < 0) calls = world_.calls;
      world_.fails_at = -1;
      watch_.reset();
      EXPECT_EQ(world_.references, alone);
    }
  }
  EXPECT_GT(calls, 30);
}

TEST_F(Composing, TheNetworkIsAskedOnlyWhereTheAnswerNamesDomainsAndOnce) {
  std::string answer = kGood;
  answer.insert(1, R"("unasked":["a.example","b.example"],)");
  use_stand_in("says", answer);
  make_watch();
  const auto item = draft({to(L"a@a.example")});
  watch_->begin(item.get());
  EXPECT_TRUE(
      pump([&] { return asked("addresses.ask") == 1 && asked("draft.check") == 2; }, seconds(20)))
      << "and what was found is taken up by another look";
  EXPECT_EQ(item->property_changed(L"To"), S_OK);
  EXPECT_TRUE(pump([&] { return asked("draft.check") == 3; }, seconds(20)));
  pump_for(milliseconds(300));
  EXPECT_EQ(asked("addresses.ask"), 1) << "not again so soon";
  EXPECT_EQ(asked("draft.check"), 3);
}

TEST_F(Composing, WhatIsNoMessageAndTooManyAreNotFollowed) {
  use_stand_in("says", kGood);
  make_watch();
  watch_->begin(nullptr);
  watch_->end(nullptr);
  Letter meeting = letter_to({});
  meeting.item_class = 53;
  const auto request = ScriptedDraft::make(world_, *application_, meeting);
  watch_->begin(request.get());
  EXPECT_FALSE(request->has_listener());
  const auto silent = application_->compose(letter_to({}));
  watch_->begin(silent.get());
  EXPECT_EQ(watch_->state(silent.get()).tone, Tone::nothing) << "it raises no events";
  std::vector<Owned<ScriptedDraft>> many;
  for (std::size_t at = 0; at < ComposeWatch::kMaxDrafts + 1; ++at) {
    many.push_back(draft({to(L"a@pec.it")}));
    watch_->begin(many.back().get());
  }
  EXPECT_FALSE(many.back()->has_listener());
  EXPECT_TRUE(pump(
      [&] {
        return std::all_of(many.begin(), many.end() - 1, [&](const auto& one) {
          return watch_->state(one.get()).tone == Tone::good;
        });
      },
      seconds(60)))
      << "one after the other";
  EXPECT_EQ(asked("draft.check"), static_cast<int>(ComposeWatch::kMaxDrafts));
}

}  // namespace
}  // namespace pec::outlook::testing
