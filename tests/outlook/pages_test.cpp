// SPDX-License-Identifier: EUPL-1.2
//
// Verdicts as pages for the browser.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>

#include "pages/page_path.h"
#include "reading_stage.h"

namespace pec::outlook::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Pages : public Reading {};

TEST_F(Pages, AVerdictBecomesAPageThatTheHostWrote) {
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
  EXPECT_THAT(page, HasSubstr("Ricevuta di accettazione"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_TRUE(shown_.told.empty());
  shown_.presses_page = 1;
  shown_.opens_pages = false;
  work_->show_details(explorer_->window());
  ASSERT_TRUE(runs_until([&] { return !shown_.told.empty(); }));
  EXPECT_EQ(shown_.pages.size(), 2U) << "that Windows opens nothing is told";
}

TEST_F(Pages, WithoutAPageItIsSaid) {
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

}  // namespace
}  // namespace pec::outlook::testing
