// SPDX-License-Identifier: EUPL-1.2
//
// What is asked for in a language comes with sentences of it, and only then.
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "protocol/base64.h"
#include "protocol/session.h"
#include "support/json_schema.h"
#include "support/temporary_folder.h"

namespace pec::protocol {
namespace {

using nlohmann::json;

const std::filesystem::path kShare(PEC_SHARE_DIR);

tl::expected<accounts::Providers, accounts::Problem> providers() {
  return accounts::Providers::load(kShare / "providers.json");
}

const std::string kClaiming = "From: posta-certificata@x.example\nX-Ricevuta: accettazione\n\nb\n";

class Words : public ::testing::Test {
 protected:
  Words() { call("host.hello", {{"protocol", "1.3"}}); }

  json call(const std::string& method, const json& params) {
    const json request = {{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}};
    return json::parse(session_.handle(request.dump()).text);
  }
  json verify(const json& more,
              const std::string& bytes = "From: a@x.example\nSubject: hello\n\nb\n") {
    call("message.begin", {{"message", "m"}, {"size", bytes.size()}});
    call("message.chunk", {{"message", "m"}, {"sequence", 0}, {"data", encode_base64(bytes)}});
    json params = {{"message", "m"}};
    params.update(more);
    return call("message.verify", params);
  }
  json check(const json& more) {
    json params = json::parse(R"({"sender": {"address": "studio@pec.it", "pec": true},
      "draft": {"from": "studio@pec.it", "subject": "Notice", "to": [{"address": "court@pec.it"}],
                "bcc": [{"address": "<b>@pec.it"}]}})");
    params.update(more);
    return call("draft.check", params);
  }

  bool has_texts_ = true;
  std::optional<accounts::Setup> outlook_;

 private:
  SessionSettings settings() {
    SessionSettings out;
    out.load_trust = [] {
      return signature::TrustStore::load(kShare / "trust", signature::Origin::shipped);
    };
    out.spool_folder = folder_.path();
    out.accounts.load_providers = providers;
    out.accounts.find_profile = [](std::span<const accounts::ClaimedAccount>)
        -> tl::expected<std::filesystem::path, accounts::ProfileError> {
      return tl::make_unexpected(accounts::ProfileError{"no-profile", {}});
    };
    out.accounts.read_outlook = [this]() -> tl::expected<accounts::Setup, accounts::Problem> {
      if (outlook_) return *outlook_;
      return tl::make_unexpected(accounts::Problem{"HKEY_CURRENT_USER", 0, "no-registry", {}});
    };
    out.sending.load_rules = [] {
      return outgoing::SendingRules::load(kShare / "sending-rules.json", *providers());
    };
    out.load_catalogue =
        [this](
            std::string_view language) -> tl::expected<report::Catalogue, report::CatalogueError> {
      if (!has_texts_)
        return tl::make_unexpected(report::CatalogueError{"x.json", "it is not there"});
      return report::Catalogue::load(kShare / "locales", language);
    };
    return out;
  }

  tests::TemporaryFolder folder_;
  Session session_{settings()};
};

TEST_F(Words, ComeOnlyWhenTheyAreWanted) {
  EXPECT_FALSE(verify(json::object())["result"].contains("words"));
  EXPECT_FALSE(check(json::object())["result"].contains("words"));
}

TEST_F(Words, OfAVerdictAreThoseOfTheLanguage) {
  std::set<std::string> headlines;
  for (const char* language : {"it", "en", "de", "it-IT", "fr"}) {
    const json words = verify({{"language", language}})["result"]["words"];
    EXPECT_EQ(words["tone"], "neutral") << words;
    EXPECT_NE(words["text"].get<std::string>().find(words["headline"].get<std::string>()),
              std::string::npos);
    headlines.insert(words["headline"]);
    call("message.discard", {{"message", "m"}});
  }
  EXPECT_EQ(headlines.size(), 3U) << "another language is English";
}

TEST_F(Words, OfAVerdictNameItsOutcomeAndItsChecks) {
  const json result = verify({{"language", "en"}}, kClaiming)["result"];
  const json& words = result["words"];
  EXPECT_EQ(words["tone"], "bad");
  EXPECT_EQ(words["label"], "unsigned");
  const json& checks = result["verdict"]["checks"];
  ASSERT_EQ(words["checks"].size(), checks.size());
  ASSERT_GT(checks.size(), 20U);
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const json& one = words["checks"][i];
    EXPECT_EQ(one["result"], checks[i]["result"]);
    EXPECT_EQ(one.size(), 3U);
    for (const char* member : {"name", "text"}) {
      EXPECT_NE(one[member], "");
      EXPECT_EQ(one[member].get<std::string>().find("check."), std::string::npos) << one;
    }
  }
}

TEST_F(Words, OfADraftStandInTheOrderOfWhatWasFound) {
  const json result = check({{"language", "en"}})["result"];
  std::ifstream file(kShare / "schemas/check-send.schema.json");
  EXPECT_EQ(tests::JsonSchema(json::parse(file)).fault(result), "");
  const json& words = result["words"];
  ASSERT_EQ(words["findings"].size(), result["findings"].size());
  ASSERT_EQ(words["recipients"].size(), result["recipients"].size());
  std::size_t with_remedies = 0;
  for (std::size_t i = 0; i < words["findings"].size(); ++i) {
    const json& one = words["findings"][i];
    EXPECT_NE(one["title"], "") << one;
    EXPECT_EQ(one["title"].get<std::string>().find("send."), std::string::npos) << one;
    EXPECT_EQ(one["why"].get<std::string>().find('{'), std::string::npos) << one;
    EXPECT_EQ(one["remedies"].size(), result["findings"][i]["remedies"].size());
    with_remedies += one["remedies"].empty() ? 0U : 1U;
  }
  EXPECT_GT(with_remedies, 0U);
  EXPECT_EQ(result["findings"][0]["rule"], "recipients.bcc");
  EXPECT_EQ(words["findings"][0]["severity"], "Serious");
}

TEST_F(Words, ThatCannotBeReadAreAnError) {
  has_texts_ = false;
  EXPECT_EQ(verify({{"language", "it"}})["error"]["data"]["reason"], "texts");
  EXPECT_EQ(check({{"language", "it"}})["error"]["data"]["reason"], "texts");
  EXPECT_TRUE(check(json::object()).contains("result")) << "without them it goes as before";
}

TEST_F(Words, OfOutlooksAccountsNeedNoProfile) {
  const json params = {{"program", "outlook"}, {"language", "it"}};
  const json none = call("accounts.audit", params);
  EXPECT_EQ(none["error"]["data"]["reason"], "profile-unreadable") << none;
  EXPECT_EQ(none["error"]["data"]["what"], "no-registry");
  accounts::Account account;
  account.client = accounts::Client::outlook;
  account.id = "Outlook/00000002";
  account.name = "studio@pec.it";
  account.incoming.protocol = accounts::Protocol::pop3;
  account.incoming.server.host = "pop3s.pec.aruba.it";
  account.incoming.removal.leave_on_server = false;
  accounts::Identity identity;
  identity.id = account.id;
  identity.address = "studio@pec.it";
  account.identities.push_back(identity);
  outlook_.emplace();
  outlook_->client = accounts::Client::outlook;
  outlook_->profile = "Outlook";
  outlook_->accounts.push_back(account);
  const json result = call("accounts.audit", params)["result"];
  std::ifstream file(kShare / "schemas/audit.schema.json");
  EXPECT_EQ(tests::JsonSchema(json::parse(file)).fault(result), "");
  EXPECT_EQ(result["client"], "outlook");
  const json& words = result["words"];
  EXPECT_NE(words["text"].get<std::string>().find("studio@pec.it"), std::string::npos);
  EXPECT_EQ(words["tone"], result["accounts"][0]["grade"]);
  EXPECT_NE(words["headline"].get<std::string>().find("1 su 1"), std::string::npos) << words;
  const json& findings = result["accounts"][0]["findings"];
  ASSERT_GT(findings.size(), 0U);
  ASSERT_EQ(words["findings"].size(), findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const json& one = words["findings"][i];
    EXPECT_EQ(one["key"], "Outlook/00000002|" + findings[i]["rule"].get<std::string>());
    EXPECT_EQ(one["account"], "studio@pec.it");
    EXPECT_GT(one["remedies"].size(), 0U);
    EXPECT_NE(words["text"].get<std::string>().find(one["title"].get<std::string>().substr(0, 30)),
              std::string::npos);
  }
  EXPECT_EQ(call("accounts.audit", {{"program", "eudora"}})["error"]["data"]["reason"], "value");
  EXPECT_EQ(call("accounts.audit", {{"program", "thunderbird"}})["error"]["data"]["reason"],
            "no-profile");
}

}  // namespace
}  // namespace pec::protocol
