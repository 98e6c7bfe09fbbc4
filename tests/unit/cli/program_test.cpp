// SPDX-License-Identifier: EUPL-1.2
//
// The program as a person or a script runs it: arguments in, output and exit status out.
#include "unit/cli/program.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pec::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kOrdinary = "From: a@x.example\nSubject: hello\n\nFrom me to you\n";
const std::string kClaiming =
    "From: \"Per conto di: a@x.example\" <posta-certificata@x.example>\n"
    "X-Trasporto: posta-certificata\nSubject: POSTA CERTIFICATA: x\n\nbody\n";

TEST_F(Program, TellsItsVersionAndHelp) {
  EXPECT_EQ(run("pec --version").status, 0);
  EXPECT_THAT(run("pec --help").out, HasSubstr("verify"));
  EXPECT_EQ(run("pec --help").status, 0);
}

TEST_F(Program, ExitsWithTheWorstOutcome) {
  const std::string ordinary = file("a.eml", kOrdinary);
  const std::string claiming = file("b.eml", kClaiming);
  const std::string empty = file("c.eml", "");
  EXPECT_EQ(run("pec verify " + ordinary).status, 0);
  EXPECT_EQ(run("pec verify " + claiming + " " + ordinary).status, 1);
  EXPECT_EQ(run("pec verify " + empty + " " + claiming).status, 2);
  EXPECT_EQ(run("pec verify " + (root_ / "missing").string() + " " + claiming).status, 2);
}

TEST_F(Program, RefusesAWrongCommandLine) {
  const std::string ordinary = file("a.eml", kOrdinary);
  for (const std::string& arguments : std::vector<std::string>{
           "", "verify", "verify --lang fr " + ordinary, "verify --jobs x " + ordinary,
           "verify --arrived yesterday " + ordinary, "verify --sent /no/such " + ordinary,
           "verify --anchors /no/such " + ordinary, "anchors", "explain a b", "nonsense"}) {
    EXPECT_EQ(run("pec " + arguments).status, 2) << arguments;
  }
}

TEST_F(Program, WritesAnObjectForEachMessage) {
  file("a.eml", kOrdinary);
  file("b.mbox", "From - Tue Nov 13 16:39:27 2018\n" + kClaiming +
                     "\nFrom - Tue Nov 13 16:39:28 2018\n" + kOrdinary + "\n");
  const Finished result = run("cd " + root_.string() + "; pec verify --json a.eml b.mbox");
  const std::vector<json> found = lines(result.out);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0]["path"], "a.eml");
  EXPECT_EQ(found[0]["outcome"], "not-pec");
  EXPECT_EQ(found[1]["path"], "b.mbox");
  EXPECT_EQ(found[1]["index"], 1);
  EXPECT_EQ(found[1]["outcome"], "unsigned");
  EXPECT_EQ(found[2]["index"], 2);
  EXPECT_EQ(result.status, 1);
}

TEST_F(Program, GoesOnAfterAPathThatCannotBeRead) {
  const std::string ordinary = file("a.eml", kOrdinary);
  const Finished result = run("pec verify --json /no/such " + ordinary + " 2>/dev/null");
  const std::vector<json> found = lines(result.out);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0]["outcome"], "unreadable");
  EXPECT_TRUE(found[0]["index"].is_null());
  EXPECT_EQ(found[1]["outcome"], "not-pec");
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(run("pec verify --lang it /no/such >/dev/null").out,
              HasSubstr("/no/such: il file non esiste"));
}

TEST_F(Program, ReadsStandardInput) {
  const std::string ordinary = file("a.eml", kOrdinary);
  const std::vector<json> found = lines(run("pec verify --json - <" + ordinary).out);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["path"], "-");
  EXPECT_EQ(found[0]["outcome"], "not-pec");
}

TEST_F(Program, KeepsTheOrderWithManyThreads) {
  std::string mbox;
  for (int i = 0; i < 500; ++i)
    mbox += "From - Tue Nov 13 16:39:27 2018\n" + kOrdinary +
            std::string(static_cast<std::size_t>(i * 7 % 900), 'x') + "\n\n";
  const std::string path = file("many.mbox", mbox);
  const std::vector<json> found = lines(run("pec verify --json --jobs 8 " + path).out);
  ASSERT_EQ(found.size(), 500U);
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i]["index"], i + 1);
}

TEST_F(Program, EndsQuietlyWhenNobodyReads) {
  std::string mbox;
  for (int i = 0; i < 2000; ++i) mbox += "From - Tue Nov 13 16:39:27 2018\n" + kOrdinary + "\n";
  const std::string path = file("many.mbox", mbox);
  const Finished result = run("pec verify --json " + path + " | head -n 1 >/dev/null");
  EXPECT_THAT(result.out, IsEmpty());
}

TEST_F(Program, SpeaksTheLanguageAskedFor) {
  const std::string claiming = file("b.eml", kClaiming);
  EXPECT_THAT(run("pec verify --lang it " + claiming).out, HasSubstr("senza firma"));
  EXPECT_THAT(run("pec verify --lang de " + claiming).out, HasSubstr("nicht signiert"));
  EXPECT_THAT(run("pec verify " + claiming).out, HasSubstr("unsigned"));
  EXPECT_THAT(run("LANG=it_IT.UTF-8 pec explain " + claiming).out,
              StartsWith("\u2717 Si presenta come PEC, ma non \u00E8 firmata"));
}

TEST_F(Program, WritesNoColourIntoAFile) {
  EXPECT_EQ(run("pec verify " + file("b.eml", kClaiming)).out.find('\x1b'), std::string::npos);
}

TEST_F(Program, TakesOneAddressPerAccountOption) {
  const std::string ordinary = file("a.eml", kOrdinary);
  EXPECT_EQ(run("pec verify --account a@x.example " + ordinary).status, 0);
  EXPECT_EQ(run("pec verify --account a@x.example --account b@x.example " + ordinary).status, 0);
}

TEST_F(Program, ListsAnchors) {
  const Finished result = run("pec anchors list");
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, HasSubstr("AgID CA1"));
}

TEST_F(Program, AddsNoForeignAnchor) {
  const Finished result = run("pec anchors add " + file("x.pem", "nonsense"));
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.out, HasSubstr("x.pem"));
  EXPECT_FALSE(fs::exists(root_ / "data"));
}

TEST_F(Program, RecognisesAnAnchorItHas) {
  const Finished result =
      run(std::string("pec anchors add '") + PEC_SHARE_DIR + "/trust/AgID_CA1_2025-02-20.pem'");
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, HasSubstr("known already"));
}

}  // namespace
}  // namespace pec::cli
