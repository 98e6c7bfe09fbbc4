// SPDX-License-Identifier: EUPL-1.2
//
// Every message of the provider's corpus gets the verdict that the rules want, and docs/verdicts.md
// shows the attacks among them.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "attack_table.h"
#include "corpus_cases.h"
#include "verification/verify.h"

namespace pec::corpus {
namespace {

using verification::Check;
using verification::Result;
using verification::Verdict;

struct Judged {
  Case expected;
  Verdict verdict;
};

Verdict judge(verification::Verifier& verifier, const Case& expected) {
  const std::string bytes = read_file(expected.file);
  verification::Context context = expected.context;
  std::string sent;
  if (expected.sent) {
    sent = read_file(*expected.sent);
    context.sent_copy = sent;
  }
  return verifier.verify(bytes, context);
}

class Corpus : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::filesystem::path folder = PEC_CORPUS_DIR;
    const auto trust = signature::TrustStore::load(folder / "trust", signature::Origin::shipped);
    ASSERT_TRUE(trust) << trust.error().file << ' ' << trust.error().what;
    verification::Verifier verifier(*trust);
    for (Case& expected : read_cases(folder)) {
      Verdict verdict = judge(verifier, expected);
      judged().push_back({std::move(expected), std::move(verdict)});
    }
  }
  static void TearDownTestSuite() { judged().clear(); }

  static std::vector<Judged>& judged() {
    static std::vector<Judged> all;
    return all;
  }
};

const Check* find_check(const Verdict& verdict, std::string_view id) {
  const auto found = std::find_if(verdict.checks.begin(), verdict.checks.end(),
                                  [id](const Check& check) { return check_id(check.id) == id; });
  return found == verdict.checks.end() ? nullptr : &*found;
}

TEST_F(Corpus, HasMessagesOfEveryGroup) {
  std::map<std::string, int> groups;
  for (const Judged& item : judged()) ++groups[item.expected.group];
  for (const auto& [group, count] : groups) std::cout << group << ": " << count << " messages\n";
  EXPECT_GE(groups["kind"], 30);
  EXPECT_GE(groups["shape"], 300);
  EXPECT_GE(groups["attack"], 200);
  EXPECT_GE(groups["neutral"], 10);
}

TEST_F(Corpus, GivesTheOutcome) {
  for (const auto& [expected, verdict] : judged()) {
    const std::string outcome(outcome_id(verdict.outcome));
    EXPECT_NE(std::find(expected.accepted.begin(), expected.accepted.end(), outcome),
              expected.accepted.end())
        << expected.name << ": " << outcome << " instead of " << expected.outcome;
  }
}

TEST_F(Corpus, GivesTheLevel) {
  for (const auto& [expected, verdict] : judged())
    if (expected.level && outcome_id(verdict.outcome) == expected.outcome) {
      EXPECT_EQ(level_id(verdict.level), *expected.level) << expected.name;
    }
}

TEST_F(Corpus, GivesTheKind) {
  for (const auto& [expected, verdict] : judged())
    if (expected.kind) {
      EXPECT_EQ(kind_id(verdict.kind), *expected.kind) << expected.name;
    }
}

TEST_F(Corpus, GivesTheChecks) {
  for (const auto& [expected, verdict] : judged()) {
    if (outcome_id(verdict.outcome) != expected.outcome) continue;
    for (const auto& [id, result] : expected.checks) {
      const Check* check = find_check(verdict, id);
      ASSERT_NE(check, nullptr) << expected.name << ": " << id;
      EXPECT_EQ(result_id(check->result), result) << expected.name << ": " << id;
    }
  }
}

TEST_F(Corpus, RaisesNoFalseAlarmOnHonestMessages) {
  for (const auto& [expected, verdict] : judged()) {
    if (expected.outcome != "genuine" || (expected.group != "kind" && expected.group != "shape"))
      continue;
    for (const Check& check : verdict.checks) {
      if (expected.checks.contains(std::string(check_id(check.id)))) continue;
      EXPECT_NE(check.result, Result::warn) << expected.name << ": " << check_id(check.id);
    }
  }
}

TEST_F(Corpus, JudgesWhatIsNestedOnItsOwn) {
  for (const auto& [expected, verdict] : judged()) {
    std::vector<std::string> found;
    for (const Verdict& nested : verdict.nested) found.emplace_back(outcome_id(nested.outcome));
    if (!expected.nested.empty()) {
      EXPECT_EQ(found, expected.nested) << expected.name;
    }
  }
}

TEST_F(Corpus, IsTheTableInTheDocumentation) {
  std::vector<AttackRow> rows;
  for (const auto& [expected, verdict] : judged())
    if (expected.group == "attack") rows.push_back(attack_row(expected.title, verdict));
  const std::filesystem::path page = std::filesystem::path(PEC_SOURCE_DIR) / "docs/verdicts.md";
  const std::string now = read_file(page);
  const std::string wanted = with_attack_table(now, rows);
  if (std::getenv("PEC_UPDATE_DOCS") != nullptr) std::ofstream(page, std::ios::binary) << wanted;
  EXPECT_TRUE(wanted == now || std::getenv("PEC_UPDATE_DOCS") != nullptr)
      << "docs/verdicts.md is not what the corpus gives; run the test with PEC_UPDATE_DOCS=1";
}

}  // namespace
}  // namespace pec::corpus
