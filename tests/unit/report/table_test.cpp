// SPDX-License-Identifier: EUPL-1.2
//
// The table and the explanation, as somebody at a terminal sees them.
#include "report/table.h"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/explain.h"
#include "report/plain_text.h"
#include "sample_verdicts.h"

namespace pec::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using verification::CheckId;
using verification::Level;
using verification::Outcome;
using verification::Result;
using verification::Verdict;

class TableTest : public ::testing::Test {
 protected:
  static Catalogue load(const std::string& language) {
    return *Catalogue::load(std::filesystem::path(PEC_SOURCE_DIR) / "locales", language);
  }
  Table table(std::size_t columns, bool colour = false) const {
    return Table(english_, TerminalStyle{columns, colour});
  }

  Catalogue english_ = load("en");
  Verdict altered_ =
      testing::bad_verdict(Outcome::altered, CheckId::signature_intact, {{"reason", "digest"}});
};

TEST_F(TableTest, ShowsAGenuineMessageOnOneOrTwoLines) {
  EXPECT_EQ(table(80).row(testing::genuine_delivery(), "a.eml"),
            "\u2713 genuine      delivery          a.eml\n"
            "  2018-11-13 16:39  mario.rossi@pec.prova.example \u2192 comune@\u2026"
            " \u00B7 Gestore di Prova\u2026\n");
  const std::string wide = table(180).row(testing::genuine_delivery(), "a.eml");
  EXPECT_EQ(std::count(wide.begin(), wide.end(), '\n'), 1);
  EXPECT_THAT(wide, HasSubstr("mario.rossi@pec.prova.example \u2192 comune@pec.prova.example"));
}

TEST_F(TableTest, GivesReasonsForWhatIsNotGood) {
  EXPECT_THAT(table(80).row(altered_, "a.eml"),
              HasSubstr("\u2514 The content is not what was signed"));
  EXPECT_THAT(table(80).row(altered_, "a.eml"), HasSubstr("PEC message?"));
  Verdict warned = testing::genuine_delivery();
  warned.level = Level::attention;
  warned.checks[5] = {CheckId::signer_register, Result::warn, {{"host", "x.example"}}};
  EXPECT_THAT(table(80).row(warned, "a.eml"), HasSubstr("! genuine"));
  EXPECT_THAT(table(80).row(warned, "a.eml"), HasSubstr("(x.example) is not in our register"));
}

TEST_F(TableTest, NamesOnlyTheCheckAnOutcomeRestsOn) {
  altered_.checks.push_back({CheckId::structure_single, Result::fail, {{"reason", "from"}}});
  EXPECT_THAT(table(80).row(altered_, "a.eml"), Not(HasSubstr("From header")));
}

TEST_F(TableTest, IsNeverWiderThanTheTerminal) {
  Verdict verdict = testing::genuine_delivery();
  verdict.certification->sender = std::string(300, 'a') + "@x.example";
  verdict.level = Level::attention;
  verdict.checks[15] = {CheckId::header_parties,
                        Result::warn,
                        {{"fields", "to"}, {"found", std::string(200, 'b')}, {"certified", "c"}}};
  for (const char* language : {"it", "en", "de"}) {
    const Catalogue catalogue = load(language);
    for (const std::size_t columns : {60U, 80U, 100U, 120U, 150U, 200U}) {
      const Table shown(catalogue, TerminalStyle{columns, false});
      Tally tally;
      for (int i = 0; i < 20; ++i) tally.add(altered_);
      tally.add(verdict);
      std::istringstream lines(shown.header() + shown.row(verdict, std::string(300, 'f')) +
                               shown.row(altered_, "x") + shown.summary(tally));
      for (std::string line; std::getline(lines, line);)
        EXPECT_LE(display_width(line), columns) << language << "\n" << line;
    }
  }
}

TEST_F(TableTest, MakesHostileTextHarmless) {
  Verdict verdict = testing::genuine_delivery();
  verdict.certification->sender = "\x1b[2Ja\u202E\xff";
  const std::string row = table(170).row(verdict, "evil\x1b]0;x\x07.eml");
  EXPECT_EQ(row.find('\x1b'), std::string::npos);
  EXPECT_EQ(row.find('\x07'), std::string::npos);
  EXPECT_THAT(row, HasSubstr("\\u{202E}\\x{FF}"));
}

TEST_F(TableTest, ColoursOnlyWhenWelcome) {
  EXPECT_EQ(table(80, false).row(altered_, "a").find('\x1b'), std::string::npos);
  EXPECT_THAT(table(80, true).row(altered_, "a"), HasSubstr("\x1b[1;31m\u2717 altered\x1b[0m"));
}

TEST_F(TableTest, SumsUp) {
  Tally tally;
  tally.add(testing::genuine_delivery());
  tally.add(altered_);
  Tally other;
  other.add(altered_);
  tally.merge(other);
  EXPECT_EQ(table(80).summary(tally),
            "\n3 messages: 1\u00A0genuine \u00B7 2\u00A0"
            "altered\n");
  EXPECT_EQ(table(80).summary(Tally()), "\n0 messages\n");
}

TEST_F(TableTest, ExplainsAGenuineMessage) {
  const std::string text =
      explain(testing::genuine_delivery(), "a.eml", english_, TerminalStyle{80, false});
  EXPECT_THAT(text, HasSubstr("\u2713 Genuine PEC \u00B7 Delivery receipt\na.eml\n"));
  EXPECT_THAT(text, HasSubstr("content and the attachments were not checked"));
  EXPECT_THAT(text, HasSubstr("2018-11-13 16:39:27 (+01:00)"));
  EXPECT_THAT(text, HasSubstr("AgID CA1, certificate of 2018-04-04"));
  for (int i = 0; i < testing::kCheckCount; ++i) {
    const std::string id(verification::check_id(testing::check_at(i)));
    EXPECT_THAT(text, HasSubstr(english_.text("check." + id + ".name") + ": ")) << id;
  }
}

TEST_F(TableTest, LabelsNestedMessages) {
  altered_.nested.push_back(testing::genuine_delivery());
  altered_.nested.front().part = "2.1";
  const std::string text = explain(altered_, "a.eml", english_, TerminalStyle{200, false});
  EXPECT_THAT(text, HasSubstr("Genuine PEC \u00B7 Delivery receipt (part 2.1, not received here "
                              "as such)"));
  EXPECT_THAT(text, HasSubstr("Altered message \u00B7 presents itself as: Certified mail message"));
}

TEST_F(TableTest, ExplainsEveryOutcomeInEveryLanguageWithoutGaps) {
  for (const char* language : {"it", "en", "de"}) {
    const Catalogue catalogue = load(language);
    for (int outcome = 0; outcome <= static_cast<int>(Outcome::unreadable); ++outcome) {
      for (int kind = 0; kind <= static_cast<int>(certification::Kind::anomaly_envelope); ++kind) {
        Verdict verdict = testing::genuine_delivery();
        verdict.outcome = static_cast<Outcome>(outcome);
        verdict.kind = static_cast<certification::Kind>(kind);
        const std::string text = explain(verdict, "a", catalogue, TerminalStyle{80, false});
        const std::regex key("(outcome|kind|explain|fact|check|value)\\.[a-z]|[{}]");
        EXPECT_FALSE(std::regex_search(text, key)) << language << "\n" << text;
      }
    }
  }
}

}  // namespace
}  // namespace pec::report
