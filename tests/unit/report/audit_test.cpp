// SPDX-License-Identifier: EUPL-1.2
//
// audit_json.h, audit_text.h: what is printed fits its schema, and every rule has its words.
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/audit_json.h"
#include "report/audit_text.h"
#include "report/audit_wording.h"
#include "report/words_json.h"
#include "support/json_schema.h"

namespace pec::report {
namespace {

using accounts::Audit;
using accounts::AuditedAccount;
using accounts::Clients;
using accounts::Severity;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

json read_data(const std::string& name) {
  std::ifstream stream(std::filesystem::path(PEC_SHARE_DIR) / name);
  return json::parse(stream);
}

Catalogue load(const std::string& language) {
  auto catalogue = Catalogue::load(std::filesystem::path(PEC_SOURCE_DIR) / "locales", language);
  EXPECT_TRUE(catalogue.has_value()) << language;
  return std::move(*catalogue);
}

// One account with a finding of every rule of the table.
Audit with_every_rule() {
  AuditedAccount account;
  account.id = "account1";
  account.name = "Studio \x1b[31m\u202E";
  account.protocol = accounts::Protocol::pop3;
  account.addresses = {"studio@pec.it"};
  account.is_pec = true;
  account.evidence = {{accounts::EvidenceKind::provider_server, "pop3s.pec.aruba.it"},
                      {accounts::EvidenceKind::genuine_receipts, ""}};
  account.grade = accounts::Grade::bad;
  for (const accounts::Rule& rule : accounts::rules())
    account.findings.push_back({rule.id, rule.severity, {{"days", "3"}}, rule.source_thunderbird});
  Audit audit;
  audit.profile = "abcd.default";
  audit.accounts = {account, {}};
  audit.problems = {{"Mail/x/popstate.dat", 3, "syntax", "account1"}, {"prefs.js", 0, "link", ""}};
  return audit;
}

TEST(AuditJson, FitsItsSchema) {
  const tests::JsonSchema schema(read_data("schemas/audit.schema.json"));
  const json printed = json::parse(audit_json(with_every_rule()));
  EXPECT_EQ(schema.fault(printed), "");
  EXPECT_EQ(printed["accounts"][0]["findings"].size(), accounts::rules().size());
  EXPECT_TRUE(printed["problems"][1]["line"].is_null());
  EXPECT_TRUE(printed["accounts"][1]["provider"].is_null());
  json wrong = printed;
  wrong["accounts"][0]["grade"] = "fine";
  EXPECT_NE(schema.fault(wrong), "");
}

TEST(AuditJson, CutsWhatIsTooLong) {
  Audit audit = with_every_rule();
  audit.accounts[0].name = std::string(100'000, 'x');
  EXPECT_LT(audit_json(audit).size(), 20'000U);
}

TEST(ProvidersJson, FitsItsSchema) {
  const tests::JsonSchema schema(read_data("schemas/providers.schema.json"));
  EXPECT_EQ(schema.fault(read_data("providers.json")), "");
}

TEST(AuditTexts, WordEveryRule) {
  for (const char* language : {"it", "en", "de"}) {
    const Catalogue catalogue = load(language);
    for (const accounts::Rule& rule : accounts::rules()) {
      const std::string key = "audit." + std::string(rule.id);
      EXPECT_TRUE(catalogue.has(key + ".title")) << language << key;
      EXPECT_TRUE(catalogue.has(key + ".why")) << language << key;
      EXPECT_EQ(catalogue.has(key + ".fix.thunderbird"), rule.clients != Clients::outlook) << key;
      EXPECT_EQ(catalogue.has(key + ".fix.outlook"), rule.clients != Clients::thunderbird) << key;
      const std::string severity(accounts::severity_id(rule.severity));
      EXPECT_TRUE(catalogue.has("audit.severity." + severity)) << language;
    }
    for (const char* grade : {"good", "attention", "bad", "not-pec"})
      EXPECT_TRUE(catalogue.has("audit.grade." + std::string(grade))) << language;
  }
}

TEST(AuditTexts, WordEveryProblem) {
  const json schema = read_data("schemas/audit.schema.json");
  const Catalogue catalogue = load("it");
  for (const json& what : schema["$defs"]["problem"]["properties"]["what"]["enum"])
    EXPECT_TRUE(catalogue.has("audit.problem." + what.get<std::string>())) << what;
}

TEST(AuditText, TellsWhyAndHow) {
  Audit audit = with_every_rule();
  std::erase_if(audit.accounts[0].findings,
                [](const accounts::Finding& one) { return one.source.empty(); });  // Outlook's own
  const std::string text = audit_text(audit, load("en"), {});
  EXPECT_THAT(text, HasSubstr("messages can be lost"));
  EXPECT_THAT(text, HasSubstr("Messages are taken off the server after 3 days"));
  EXPECT_THAT(text, HasSubstr("1. Open the menu"));
  EXPECT_THAT(text, HasSubstr("Mail/x/popstate.dat:3: cannot be understood"));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("audit.")));
}

TEST(AuditWords, ListEveryFindingUnderItsKey) {
  const Audit audit = with_every_rule();
  const json words = json::parse(audit_words(audit, load("en")));
  EXPECT_EQ(words["tone"], "bad");
  EXPECT_EQ(words["headline"],
            "There is something serious to mend. PEC accounts concerned: 1 of 1.");
  ASSERT_EQ(words["findings"].size(), accounts::rules().size());
  std::set<std::string> keys;
  for (const json& one : words["findings"]) {
    keys.insert(one["key"]);
    EXPECT_THAT(one["account"].get<std::string>(), HasSubstr("\\u{202E}")) << "harmless";
    EXPECT_THAT(one["account"].get<std::string>(), Not(HasSubstr("\x1b")));
  }
  EXPECT_EQ(keys.size(), accounts::rules().size());
  EXPECT_TRUE(keys.contains("account1|" + std::string(accounts::rules()[0].id)));
}

TEST(AuditWords, AreCutWhereNobodyReadsOn) {
  Audit audit = with_every_rule();
  audit.accounts.resize(40, audit.accounts[0]);
  for (std::size_t i = 0; i < audit.accounts.size(); ++i) {
    audit.accounts[i] = audit.accounts[0];
    audit.accounts[i].name = std::string(100'000, '"');
  }
  const std::string text = audit_words(audit, load("de"));
  EXPECT_EQ(json::parse(text)["findings"].size(), kMaxWordedFindings);
  EXPECT_LT(text.size(), 600'000U);
}

TEST(AuditWords, CountTheAccountsThatAreAsBadAsTheWorst) {
  const Catalogue catalogue = load("en");
  Audit audit;
  EXPECT_EQ(headline_text(audit, catalogue), "No account is known to be PEC.");
  audit.accounts.resize(3);
  audit.accounts[0].is_pec = audit.accounts[1].is_pec = true;
  audit.accounts[0].grade = audit.accounts[1].grade = accounts::Grade::good;
  EXPECT_EQ(headline_text(audit, catalogue), "All is in order.");
  EXPECT_EQ(tone_id(tone_of(audit)), "good");
  audit.accounts[1].grade = accounts::Grade::attention;
  EXPECT_THAT(headline_text(audit, catalogue), HasSubstr("1 of 2"));
  EXPECT_EQ(tone_id(tone_of(audit)), "attention");
}

TEST(AuditText, AddsASentenceForAFactThatIsThere) {
  const Catalogue catalogue = load("en");
  accounts::Finding finding{"quota.full",
                            Severity::critical,
                            {{"percent", "96"}, {"used", "96"}, {"limit", "100"}},
                            "observed"};
  EXPECT_THAT(reason_text(finding, catalogue), Not(HasSubstr("grown")));
  finding.facts.emplace_back("days", "12");
  EXPECT_THAT(reason_text(finding, catalogue), HasSubstr("full in 12 days"));
}

}  // namespace
}  // namespace pec::report
