// SPDX-License-Identifier: EUPL-1.2
//
// The table of everything the doctor may find, held against the sentences and the schema.
#include "doctor/findings.h"

#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pec::doctor {
namespace {

using nlohmann::json;

json read(const std::string& path) {
  std::ifstream stream(std::string(PEC_SOURCE_DIR) + "/" + path);
  return json::parse(stream);
}

TEST(Findings, AreAllWordedAndNoWordIsUnused) {
  const json words = read("locales/it.json");
  std::set<std::string> used = {"doctor.installation",    "doctor.server.implicit",
                                "doctor.server.starttls", "doctor.server.limit",
                                "doctor.protocol.imap",   "doctor.protocol.pop3",
                                "doctor.protocol.smtp",   "doctor.obstacle",
                                "doctor.error.server",    "doctor.error.unsupported"};
  for (const Result result : {Result::pass, Result::note, Result::warn, Result::fail}) {
    used.insert("doctor.result." + std::string(result_id(result)));
  }
  for (const OutcomeRow& row : outcome_rows()) {
    const std::string check = "doctor." + std::string(row.check);
    const std::string sentence = check + "." + std::string(row.reason);
    used.insert(check + ".name");
    used.insert(sentence);
    if (words.contains(sentence + ".action")) used.insert(sentence + ".action");
    if (!row.obstacle.empty()) used.insert("doctor.obstacle." + std::string(row.obstacle));
  }
  std::set<std::string> there;
  for (const auto& [key, text] : words.items()) {
    if (key.starts_with("doctor.")) there.insert(key);
  }
  EXPECT_EQ(there, used);
}

TEST(Findings, AreAllInTheSchema) {
  const json schema = read("native-host/data/schemas/doctor.schema.json")["$defs"];
  std::set<json> checks;
  std::set<json> obstacles = {nullptr};
  for (const OutcomeRow& row : outcome_rows()) {
    checks.insert(row.check);
    if (!row.obstacle.empty()) obstacles.insert(row.obstacle);
  }
  const json& listed_checks = schema["check"]["properties"]["id"]["enum"];
  const json& listed_obstacles = schema["server"]["properties"]["obstacle"]["enum"];
  EXPECT_EQ(std::set<json>(listed_checks.begin(), listed_checks.end()), checks);
  EXPECT_EQ(std::set<json>(listed_obstacles.begin(), listed_obstacles.end()), obstacles);
}

TEST(Findings, OfServersThatFailNameTheirObstacle) {
  for (const OutcomeRow& row : outcome_rows()) {
    const bool named = row.check.starts_with("server.") && row.result == Result::fail;
    EXPECT_EQ(!row.obstacle.empty(), named) << row.check << " " << row.reason;
  }
}

TEST(Findings, AreSummedUp) {
  const std::vector<Check> checks = {found(Outcome::resolve_found), found(Outcome::greeting_late),
                                     found(Outcome::issuer_unknown), found(Outcome::name_differs)};
  EXPECT_EQ(worst(checks), Result::fail);
  EXPECT_EQ(obstacle_of(checks), "possible-interception");
  EXPECT_EQ(worst(std::span(checks).first(2)), Result::note);
  EXPECT_EQ(obstacle_of(std::span(checks).first(2)), "");
  EXPECT_EQ(worst(std::span<const Check>()), Result::pass);
}

TEST(Findings, CapTheirFacts) {
  const Check check = found(Outcome::greeting_good, {{"text", std::string(100000, 'x')}});
  EXPECT_LE(check.facts[0].second.size(), kMaxFactBytes + 3);
}

}  // namespace
}  // namespace pec::doctor
