// SPDX-License-Identifier: EUPL-1.2
//
// "check-send" as a person or business software runs it.
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/json_schema.h"
#include "unit/cli/program.h"

namespace pec::cli {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kGood =
    "From: studio@legalmail.it\r\nTo: ente@pec.it\r\nSubject: Istanza\r\n\r\nBuongiorno.\r\n";
constexpr const char* kBad =
    "From: studio@legalmail.it\r\nTo: amico@gmail.com\r\nBcc: ente@pec.it\r\n\r\nBuongiorno.\r\n";

struct CheckSend : Program {
  json checked(const Finished& done) const {
    const json out = json::parse(done.out, nullptr, false);
    std::ifstream schema(std::string(PEC_SHARE_DIR) + "/schemas/check-send.schema.json");
    EXPECT_EQ(tests::JsonSchema(json::parse(schema)).fault(out), "") << done.out;
    return out;
  }
  static std::vector<std::string> rules(const json& checked) {
    std::vector<std::string> out;
    for (const json& one : checked["findings"]) out.push_back(one["rule"]);
    return out;
  }
};

TEST_F(CheckSend, ExitStatusSaysWhetherThereIsMoreThanANote) {
  const std::string good = file("good.eml", kGood);
  const std::string bad = file("bad.eml", kBad);
  EXPECT_EQ(run("pec check-send '" + good + "'").status, 0);
  EXPECT_EQ(run("pec check-send '" + bad + "'").status, 1);
  EXPECT_EQ(run("pec check-send '" + good + ".absent'").status, 2);
  EXPECT_EQ(run("pec check-send").status, 2);
  // A recipient of whom nothing is known is a note.
  const std::string unknown = file("unknown.eml",
                                   "From: studio@legalmail.it\r\nTo: a@mai-vista.example\r\n"
                                   "Subject: x\r\n\r\ny\r\n");
  const Finished noted = run("pec check-send --json '" + unknown + "'");
  EXPECT_EQ(noted.status, 0);
  EXPECT_EQ(rules(checked(noted)), std::vector<std::string>{"recipient.unknown"});
}

TEST_F(CheckSend, TellsProgramsWhatThereIs) {
  const json found = checked(run("pec check-send --json '" + file("bad.eml", kBad) + "'"));
  EXPECT_EQ(rules(found),
            (std::vector<std::string>{"recipients.bcc", "recipient.ordinary", "subject.empty"}));
  EXPECT_EQ(found["sender"]["pec"], true);
  EXPECT_EQ(found["action"], "confirm");
  EXPECT_EQ(found["path"], (root_ / "bad.eml").string());
  EXPECT_FALSE(found.contains("unasked"));
}

TEST_F(CheckSend, TellsPeopleInTheirLanguage) {
  const std::string bad = file("bad.eml", kBad);
  const Finished italian = run("pec check-send --lang it '" + bad + "'");
  EXPECT_THAT(italian.out, HasSubstr("amico@gmail.com"));
  EXPECT_THAT(italian.out, HasSubstr("oggetto"));
  EXPECT_THAT(run("pec check-send --lang en '" + bad + "'").out, HasSubstr("subject"));
  for (const char* language : {"it", "en", "de"}) {
    const std::string text =
        run("pec check-send --lang " + std::string(language) + " '" + bad + "'").out;
    EXPECT_THAT(text, Not(HasSubstr("{"))) << language;
    EXPECT_THAT(text, Not(HasSubstr("send."))) << language;
  }
}

TEST_F(CheckSend, ReadsStandardInputAndTheSenderThatIsNamed) {
  const std::string good = file("good.eml", kGood);
  EXPECT_EQ(checked(run("pec check-send --json - <'" + good + "'"))["sender"]["address"],
            "studio@legalmail.it");
  const json other = checked(run("pec check-send --json --from studio@gmail.com '" + good + "'"));
  EXPECT_EQ(other["sender"]["pec"], false);
  EXPECT_EQ(rules(other), std::vector<std::string>{"recipient.pec-from-ordinary"});
  EXPECT_EQ(checked(run("pec check-send --json --ordinary '" + good + "'"))["sender"]["pec"],
            false);
}

TEST_F(CheckSend, NothingInAMessageIsMarkupForATerminal) {
  const std::string hostile =
      file("hostile.eml",
           "From: studio@legalmail.it\r\nTo: \"\x1B[2J\" <a\x1B[31m@gmail.com>\r\n"
           "Subject: x\r\n\r\ny\r\n");
  EXPECT_THAT(run("pec check-send '" + hostile + "'").out, Not(HasSubstr("\x1B")));
}

}  // namespace
}  // namespace pec::cli
