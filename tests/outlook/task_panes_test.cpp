// SPDX-License-Identifier: EUPL-1.2
//
// The panes of Outlook's windows, by a factory as Office has it, with our real control in them.
#include "pane/task_panes.h"

#include <optional>

#include <gtest/gtest.h>

#include "com/office_window.h"
#include "pane/verdict_control.h"
#include "scripted_panes.h"
#include "shown_examples.h"

namespace pec::outlook::testing {
namespace {

class Panes : public ::testing::Test {
 protected:
  Panes() {
    ::OleInitialize(nullptr);
    window_ = ScriptedObject::make(world_);
    factory_ = ScriptedPaneFactory::make(
        world_, life_, [this] { return makes_other_ ? other_control() : our_control(); });
    panes_.emplace(
        life_, texts_,
        TaskPanes::Told{[this](IDispatch* of) { details_of_ = of; }, [this] { ++switched_; }});
    panes_->use(factory_.get());
  }
  ~Panes() override {
    panes_.reset();
    EXPECT_EQ(factory_.release()->Release(), 0U) << "the factory is kept";
    window_.reset();
    EXPECT_EQ(world_.alive, 0);
    EXPECT_EQ(world_.references, 0) << "a reference is kept";
    EXPECT_TRUE(life_.is_over());
    ::OleUninitialize();
  }

  Owned<IUnknown> our_control() {
    return Owned<IUnknown>(static_cast<IOleObject*>(new VerdictControl(life_)));
  }
  // What stands there where Office refuses ours.
  Owned<IUnknown> other_control() {
    return Owned<IUnknown>(static_cast<IDispatch*>(ScriptedObject::make(world_).release()));
  }
  void show(Tone tone) { panes_->show(window_.get(), example_of(tone, texts_)); }
  PaneState& pane(std::size_t at = 0) { return **std::next(factory_->panes.begin(), long(at)); }

  World world_;
  Life life_;
  Texts texts_{Language::german};
  bool makes_other_ = false;
  int switched_ = 0;
  IDispatch* details_of_ = nullptr;
  Owned<ScriptedObject> window_;
  Owned<ScriptedPaneFactory> factory_;
  std::optional<TaskPanes> panes_;
};

TEST_F(Panes, AreMadeWhenThereIsSomethingToShow) {
  show(Tone::nothing);
  EXPECT_TRUE(factory_->panes.empty());
  show(Tone::good);
  ASSERT_EQ(factory_->panes.size(), 1U);
  EXPECT_EQ(pane().control, L"PecCompanion.OutlookPane");
  EXPECT_EQ(pane().title, L"PEC");
  EXPECT_EQ(pane().position, kDockedAtTop);
  EXPECT_GT(pane().height, 40);
  EXPECT_TRUE(pane().visible);
  EXPECT_EQ(text_of_window(pane().window.find(kPaneHeadline)).substr(0, 5), L"Echte");
  show(Tone::bad);
  EXPECT_EQ(factory_->panes.size(), 1U);
  EXPECT_EQ(text_of_window(pane().window.find(kPaneHeadline)).substr(0, 4), L"Ver\u00E4");
  show(Tone::nothing);
  EXPECT_FALSE(pane().visible);
  show(Tone::good);
  EXPECT_TRUE(pane().visible);
  EXPECT_EQ(switched_, 0) << "nobody but us";
}

TEST_F(Panes, TellWhoseDetailsAreAskedFor) {
  show(Tone::good);
  ::SendMessageW(pane().window.find(kPaneDetails), BM_CLICK, 0, 0);
  EXPECT_EQ(details_of_, window_.get());
}

TEST_F(Panes, StayClosedWhereAPersonClosedThem) {
  EXPECT_TRUE(panes_->is_on(window_.get()));
  show(Tone::good);
  pane().switch_to(false);
  EXPECT_EQ(switched_, 1);
  EXPECT_FALSE(panes_->is_on(window_.get()));
  for (const Tone tone : {Tone::bad, Tone::nothing, Tone::attention}) {
    show(tone);
    EXPECT_FALSE(pane().visible);
  }
  panes_->toggle(window_.get());
  EXPECT_TRUE(panes_->is_on(window_.get()));
  EXPECT_TRUE(pane().visible);
  EXPECT_EQ(text_of_window(pane().window.find(kPaneHeadline)).substr(0, 5), L"Echte");
  panes_->toggle(window_.get());
  EXPECT_FALSE(pane().visible);
}

TEST_F(Panes, AreNotMadeWhereTheyWereSwitchedOffBefore) {
  panes_->toggle(window_.get());
  show(Tone::good);
  EXPECT_TRUE(factory_->panes.empty());
  panes_->toggle(window_.get());
  ASSERT_EQ(factory_->panes.size(), 1U);
  EXPECT_TRUE(pane().visible);
}

TEST_F(Panes, AreOneAWindow) {
  const auto other = ScriptedObject::make(world_);
  show(Tone::good);
  panes_->show(other.get(), example_of(Tone::bad, texts_));
  ASSERT_EQ(factory_->panes.size(), 2U);
  EXPECT_NE(text_of_window(pane(0).window.find(kPaneHeadline)),
            text_of_window(pane(1).window.find(kPaneHeadline)));
  panes_->closed(window_.get());
  EXPECT_TRUE(pane(0).deleted);
  EXPECT_FALSE(pane(1).deleted);
  EXPECT_FALSE(is_same_window(other.get(), window_.get()));
  EXPECT_FALSE(is_same_window(nullptr, nullptr));
}

TEST_F(Panes, ThatOutlookTookAwayAreLetGo) {
  show(Tone::good);
  pane().remove();
  show(Tone::bad);
  panes_->closed(window_.get());
}

TEST_F(Panes, EndWithTheWork) {
  show(Tone::good);
  panes_->end();
  EXPECT_TRUE(pane().deleted);
  show(Tone::bad);
  EXPECT_EQ(factory_->panes.size(), 1U) << "there is no factory any more";
}

TEST_F(Panes, WhereOfficeRefusesOurControlNothingIsShown) {
  makes_other_ = true;
  for (int again = 0; again < 3; ++again) show(Tone::good);
  EXPECT_EQ(factory_->panes.size(), 1U) << "asked once";
  EXPECT_TRUE(pane().deleted);
}

TEST_F(Panes, AnErrorFromEachCallOfOffices) {
  for (long at = 0; at < 60; ++at) {
    SCOPED_TRACE(at);
    world_.calls = 0;
    world_.fails_at = at;
    show(Tone::good);
    panes_->is_on(window_.get());
    panes_->toggle(window_.get());
    show(Tone::nothing);
    if (!factory_->panes.empty()) factory_->panes.back()->switch_to(true);
    show(Tone::bad);
    panes_->closed(window_.get());
    world_.fails_at = -1;
    panes_->closed(window_.get());
    for (const auto& each : factory_->panes) {
      each->remove();  // where its end failed
      EXPECT_TRUE(each->object == nullptr || each->deleted);
    }
    factory_->panes.clear();
  }
}

}  // namespace
}  // namespace pec::outlook::testing
