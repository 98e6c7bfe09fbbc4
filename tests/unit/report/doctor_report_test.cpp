// SPDX-License-Identifier: EUPL-1.2
//
// The doctor's report, for programs and for people: whatever a server said.
#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/doctor_json.h"
#include "report/doctor_text.h"

namespace pec::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

doctor::Diagnosis diagnosis() {
  doctor::ServerReport report;
  report.server = {doctor::Protocol::imap, doctor::Security::implicit, "::1", 993};
  report.checks = {doctor::found(doctor::Outcome::greeting_refused,
                                 {{"text", "* BYE \x1b[31m\xff{seconds}\xE2\x80\xAE gpj.exe"},
                                  {"seconds", "7"},
                                  {"empty", ""}})};
  return {{doctor::found(doctor::Outcome::anchors_good,
                         {{"authorities", "2"}, {"version", "1"}, {"date", "2026-11-21"}})},
          {report}};
}

TEST(DoctorJson, IsOneAsciiLineThatSaysAll) {
  const std::string line = diagnosis_json(diagnosis());
  EXPECT_TRUE(std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c < 0x7F; }));
  const auto json = nlohmann::json::parse(line);
  EXPECT_EQ(json["result"], "fail");
  EXPECT_EQ(json["installation"]["result"], "pass");
  const auto& server = json["servers"][0];
  EXPECT_EQ(server["obstacle"], "server-refuses");
  EXPECT_EQ(server["host"], "::1");
  EXPECT_EQ(server["limits"]["total_seconds"], 30);
  const auto& check = server["checks"][0];
  EXPECT_EQ(check["id"], "server.greeting");
  EXPECT_EQ(check["reason"], "refused");
  EXPECT_EQ(check["facts"].size(), 2U);
  EXPECT_THAT(check["facts"]["text"], HasSubstr("\uFFFD{seconds}\u202E gpj.exe"));
}

TEST(DoctorJson, OfNothingIsGood) {
  const auto json = nlohmann::json::parse(diagnosis_json({}));
  EXPECT_EQ(json["result"], "pass");
  EXPECT_TRUE(json["servers"].empty());
}

TEST(DoctorText, MakesWhatAServerSaidVisible) {
  const auto catalogue = Catalogue::load(std::string(PEC_SOURCE_DIR) + "/locales", "en");
  ASSERT_TRUE(catalogue.has_value());
  const std::string text = diagnosis_text(diagnosis(), *catalogue, TerminalStyle{});
  EXPECT_THAT(text, HasSubstr("[::1]:993"));
  EXPECT_THAT(text, HasSubstr("\u241B[31m\\x{FF}{seconds}\\u{202E}"));
  EXPECT_THAT(text, HasSubstr("2026-11-21"));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("doctor.")));
}

}  // namespace
}  // namespace pec::report
