// SPDX-License-Identifier: EUPL-1.2
//
// The verdict on what is read: selected, opened, left, closed; with the real host and with others.
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include <gmock/gmock.h>

#include "model/received_mail.h"
#include "pages/page_path.h"
#include "stage.h"

namespace pec::outlook::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// What claims to be a receipt and is signed by nobody.
constexpr const char* kPlacebo =
    "From: posta-certificata@pec.example\r\nTo: studio@pec.it\r\n"
    "Subject: ACCETTAZIONE: Diffida\r\nX-Ricevuta: accettazione\r\nContent-Type: text/plain\r\n\r\n"
    "Il messaggio \xC3\xA8 stato accettato.\r\n";

// In three steps, as a long one comes.
class ThreeSteps final : public OriginalSource {
 public:
  ThreeSteps(std::string bytes, int fails_at, bool is_only_headers)
      : bytes_(std::move(bytes)), fails_at_(fails_at), is_only_headers_(is_only_headers) {}
  tl::expected<bool, NoOriginal> read_on() override {
    if (step_ == fails_at_) return tl::make_unexpected(NoOriginal{NoOriginal::Kind::failed});
    return ++step_ < 3;
  }
  Whole take() override { return {bytes_, true, is_only_headers_}; }

 private:
  std::string bytes_;
  int fails_at_;
  bool is_only_headers_;
  int step_ = 0;
};

class Reading : public Stage {
 protected:
  void SetUp() override {
    open_original_ =
        [this](IDispatch*) -> tl::expected<std::unique_ptr<OriginalSource>, NoOriginal> {
      ++opened_;
      if (reason_) return tl::make_unexpected(NoOriginal{*reason_});
      return std::make_unique<ThreeSteps>(bytes_, fails_at_, is_only_headers_);
    };
  }

  ~Reading() override { end(); }

  void begin() {
    make_application();
    surface_.emplace(life_, texts_);
    work_ = std::make_unique<Work>(surroundings(), application_.get(), life_, texts_, *surface_);
  }
  void end() {
    if (!work_) return;
    work_.reset();
    surface_.reset();
    expect_nothing_kept();
  }

  Owned<ScriptedObject> received(const std::wstring& id) {
    auto item = ScriptedObject::make(world_);
    item->has(L"Class", 43L);
    item->has(L"Sent", [](const auto&) -> Called { return truth(true); });
    item->has(L"EntryID", id);
    return item;
  }

  static Value truth(bool is_so) {
    Value out;
    out.out()->vt = VT_BOOL;
    out.out()->boolVal = is_so ? VARIANT_TRUE : VARIANT_FALSE;
    return out;
  }

  void select(const std::wstring& id) {
    std::vector<Owned<ScriptedObject>> items;
    items.push_back(received(id));
    EXPECT_TRUE(SUCCEEDED(explorer_->select(std::move(items))));  // S_FALSE: nobody listens
  }

  ShownVerdict shown() { return work_->verdict_of(explorer_->window()); }
  Tone last() { return shown().tone; }
  bool comes(Tone tone) {
    return runs_until([this, tone] { return last() == tone; });
  }

  const Texts texts_{Language::italian};
  std::optional<Surface> surface_;
  std::unique_ptr<Work> work_;

  std::string bytes_ = kPlacebo;
  bool is_only_headers_ = false;
  int opened_ = 0;
  std::optional<NoOriginal::Kind> reason_;
  int fails_at_ = -1;
};

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

TEST_F(Reading, AVerdictBecomesAPageThatTheHostWrote) {
  begin();
  select(L"A");
  ASSERT_TRUE(comes(Tone::bad));
  shown_.presses_page = 2;
  work_->show_details(explorer_->window());
  ASSERT_TRUE(runs_until([&] { return !shown_.pages.empty(); }));
  EXPECT_EQ(opened_, 2) << "pressed twice, made once";
  std::ifstream file(std::filesystem::path(shown_.pages.front()), std::ios::binary);
  const std::string page((std::istreambuf_iterator<char>(file)), {});
  EXPECT_THAT(page, ::testing::StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(page, HasSubstr("ACCETTAZIONE"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_TRUE(shown_.told.empty());
  shown_.presses_page = 1;
  shown_.opens_pages = false;
  work_->show_details(explorer_->window());
  ASSERT_TRUE(runs_until([&] { return !shown_.told.empty(); }));
  EXPECT_EQ(shown_.pages.size(), 2U) << "that Windows opens nothing is told";
}

TEST_F(Reading, WithoutAPageItIsSaid) {
  for (const int fails_at : {0, 1, -1}) {  // to be read, and with a host that has no page
    SCOPED_TRACE(fails_at);
    ::SetEnvironmentVariableA(
        "PEC_STAND_IN_ANSWER",
        R"({"words":{"tone":"bad","headline":"x","text":"y"},"path":"x.exe"})");
    use_stand_in("says");
    begin();
    select(L"A");
    ASSERT_TRUE(comes(Tone::bad));
    fails_at_ = fails_at;
    shown_.presses_page = 1;
    work_->show_details(explorer_->window());
    ASSERT_TRUE(runs_until([&] { return !shown_.told.empty(); }));
    EXPECT_TRUE(shown_.pages.empty());
    shown_ = {};
    fails_at_ = -1;
    end();
  }
  ::SetEnvironmentVariableA("PEC_STAND_IN_ANSWER", nullptr);
}

TEST(PagePath, IsAFullOneOfAPageOnADriveAndNothingElse) {
  const auto path_of = [](const std::string& path) {
    return page_path_of(Reply(nlohmann::json{{"path", path}}));
  };
  EXPECT_EQ(path_of("C:\\Users\\a b\\pages\\verdict-1.html"),
            L"C:\\Users\\a b\\pages\\verdict-1.html");
  for (const std::string& other :
       {std::string("C:\\a.exe"), std::string("a.html"), std::string("\\\\server\\a.html"),
        std::string("https://x.example/a.html"), std::string("C:a.html"),
        std::string("C:\\a.exe:b.html"), std::string("C:\\a.exe\0.html", 14), std::string()})
    EXPECT_EQ(path_of(other), L"") << other;
  EXPECT_EQ(page_path_of(Reply(nlohmann::json::array())), L"");
  EXPECT_EQ(page_path_of(tl::make_unexpected(Trouble{Trouble::Kind::gone, {}})), L"");
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
