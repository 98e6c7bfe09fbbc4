// SPDX-License-Identifier: EUPL-1.2
//
// "address" and "directory" as a person or a script runs them.
#include <filesystem>
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

json schema(const std::string& name) {
  std::ifstream stream(std::string(PEC_SHARE_DIR) + "/schemas/" + name);
  return json::parse(stream);
}

using Directory = Program;

TEST_F(Directory, AnswersWithoutADatabaseAndMakesNone) {
  const Finished got = run("pec address --json info@pec.it a@gmail.com info@ditta.example nessuno");
  EXPECT_EQ(got.status, 1);
  const std::vector<json> answers = lines(got.out);
  ASSERT_EQ(answers.size(), 4U);
  for (const json& one : answers)
    EXPECT_EQ(tests::JsonSchema(schema("address.schema.json")).fault(one), "") << one;
  EXPECT_EQ(answers[0]["verdict"], "probably-certified");
  EXPECT_EQ(answers[1]["verdict"], "ordinary");
  EXPECT_EQ(answers[2]["verdict"], "unknown");
  EXPECT_EQ(answers[3]["fault"], "no-at");
  EXPECT_FALSE(std::filesystem::exists(root_ / "data"));
  EXPECT_EQ(run("pec address info@pec.it").status, 0);
}

TEST_F(Directory, TakesARegisterInAndOutAgain) {
  const std::string csv = file("elenco.csv", "nome;pec\nEnte;protocollo@pec.ente.example\n");
  EXPECT_EQ(run("pec directory import --name Elenco '" + csv + "'").status, 0);
  const Finished known = run("pec address protocollo@pec.ente.example");
  EXPECT_EQ(known.status, 0);
  EXPECT_THAT(known.out, HasSubstr("Elenco"));
  const json stats = json::parse(run("pec directory stats --json").out);
  EXPECT_EQ(tests::JsonSchema(schema("directory.schema.json")).fault(stats), "");
  EXPECT_EQ(stats["registers"][0]["file"], "elenco.csv");
  EXPECT_THAT(run("pec directory list").out, HasSubstr("Elenco"));
  EXPECT_EQ(run("pec directory remove Altro").status, 2);
  EXPECT_EQ(run("pec directory remove Elenco").status, 0);
  EXPECT_EQ(run("pec address protocollo@pec.ente.example").status, 1);
}

TEST_F(Directory, SaysWhatIsWrongWithARegisterAndWhere) {
  const std::string bad = file("rotto.csv", "pec\na@pec.ente.example\n\"aperto\n");
  const Finished got = run("pec directory import '" + bad + "'");
  EXPECT_EQ(got.status, 2);
  EXPECT_THAT(got.out, HasSubstr("rotto.csv:3"));
  EXPECT_THAT(run("pec directory stats").out, Not(HasSubstr("error.")));
}

TEST_F(Directory, TakesTheUsersWordAndForgetsIt) {
  EXPECT_EQ(run("pec directory decide info@ditta.example certified").status, 0);
  EXPECT_EQ(run("pec address info@ditta.example").status, 0);
  EXPECT_EQ(run("pec directory forget --address info@ditta.example").status, 0);
  EXPECT_EQ(run("pec address info@ditta.example").status, 1);
  EXPECT_EQ(run("pec directory decide nessuno certified").status, 2);
  EXPECT_EQ(run("pec directory forget").status, 2);
  EXPECT_EQ(run("pec directory forget --everything --address a@b.example").status, 2);
}

TEST_F(Directory, KeepsItsSettings) {
  EXPECT_EQ(run("pec directory settings --retention 365 --mx on").status, 0);
  const json stats = json::parse(run("pec directory stats --json").out);
  EXPECT_EQ(stats["settings"]["retention_days"], 365);
  EXPECT_EQ(stats["settings"]["mx"], true);
  EXPECT_EQ(run("pec directory settings --mx maybe").status, 2);
}

TEST_F(Directory, LeavesAFileAloneThatIsNone) {
  file("data/pec-companion/directory.sqlite", "somebody else's" + std::string(2000, '.'));
  const Finished got = run("pec address info@pec.it");
  EXPECT_EQ(got.status, 2);
  EXPECT_THAT(got.out, HasSubstr("directory.sqlite"));
}

}  // namespace
}  // namespace pec::cli
