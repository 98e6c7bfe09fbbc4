// SPDX-License-Identifier: EUPL-1.2
//
// accounts.*: the profile is found by what the front end knows, never by a path of its.
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "protocol/session.h"
#include "support/json_schema.h"
#include "support/profile_folder.h"

namespace pec::protocol {
namespace {

using accounts::testing::account_prefs;
using accounts::testing::common_prefs;
using accounts::testing::write_file;
using nlohmann::json;

class AccountsMethod : public ::testing::Test {
 protected:
  AccountsMethod() {
    write_file(folder_.path() / "profiles.ini", "[Profile0]\nIsRelative=1\nPath=one\n");
    write_prefs(common_prefs("account1") + account_prefs(1, "imap", "studio@pec.it"));
    call("host.hello", {{"protocol", "1.1"}});
  }

  void write_prefs(const std::string& prefs) const {
    write_file(folder_.path() / "one/prefs.js", prefs);
  }

  json call(const std::string& method, const json& params) {
    const json request = {{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}};
    return json::parse(session_.handle(request.dump()).text);
  }
  json audit(const json& more = json::object()) {
    json params = {{"accounts", {{{"id", "account1"}, {"identities", {"studio@pec.it"}}}}}};
    params.update(more);
    return call("accounts.audit", params);
  }
  std::string reason(const json& reply) {
    return reply.contains("error") ? reply["error"]["data"]["reason"].get<std::string>() : "";
  }

 private:
  SessionSettings settings() {
    SessionSettings out;
    out.test_servers =
        [this](std::span<const doctor::Server> servers) -> tl::expected<json, std::string> {
      if (!trouble_.empty()) return tl::make_unexpected(trouble_);
      json places = json::array();
      for (const doctor::Server& one : servers) {
        places.push_back(std::string(doctor::protocol_id(one.protocol)) + " " +
                         std::string(doctor::security_id(one.security)) + " " +
                         doctor::place_of(one));
      }
      return places;
    };
    out.accounts.load_providers = [] {
      return accounts::Providers::load(std::filesystem::path(PEC_SHARE_DIR) / "providers.json");
    };
    out.accounts.find_profile = [this](std::span<const accounts::ClaimedAccount> claims) {
      const std::array<std::filesystem::path, 1> roots = {folder_.path()};
      return accounts::matching_profile({}, roots, claims);
    };
    return out;
  }

  tests::TemporaryFolder folder_;
  Session session_{settings()};

 protected:
  std::string trouble_;  // of the connection test
};

TEST_F(AccountsMethod, IsACapability) {
  const json hello = call("host.hello", {{"protocol", "1.1"}});
  EXPECT_NE(hello["result"]["capabilities"].dump().find("accounts.audit"), std::string::npos);
}

TEST_F(AccountsMethod, AnswersWhatTheCommandPrints) {
  std::ifstream stream(std::filesystem::path(PEC_SHARE_DIR) / "schemas/audit.schema.json");
  const json reply = audit();
  ASSERT_TRUE(reply.contains("result")) << reply;
  EXPECT_EQ(tests::JsonSchema(json::parse(stream)).fault(reply["result"]), "");
  EXPECT_EQ(reply["result"]["profile"], "one");
  EXPECT_EQ(reply["result"]["accounts"][0]["grade"], "good");
}

TEST_F(AccountsMethod, TakesWhatTheFrontEndSaw) {
  const json seen = {{"account1",
                      {{"quota", {{{"at", "2026-11-21T08:00:00Z"}, {"used", 96}, {"limit", 100}}}},
                       {"last_fetch", "2126-11-22T08:00:00Z"},
                       {"receipts_bytes", 48},
                       {"anomalies", 3},
                       {"password_made", "2026-01-01T00:00:00Z"},
                       {"receipts_seen", true}}}};
  const json account =
      audit({{"observations", seen}, {"client", "153.7"}})["result"]["accounts"][0];
  EXPECT_EQ(account["grade"], "bad");
  ASSERT_EQ(account["findings"].size(), 3U) << account;
  EXPECT_EQ(account["findings"][0]["rule"], "quota.full");
  EXPECT_EQ(account["findings"][0]["facts"]["receipts"], "50");
  EXPECT_EQ(account["findings"][1]["rule"], "password.expires-1");
  EXPECT_EQ(account["findings"][2]["rule"], "mailbox.ordinary-mail");
  EXPECT_EQ(account["evidence"][0]["kind"], "genuine-receipts");
}

TEST_F(AccountsMethod, TakesObservationsOfSeveralAccounts) {
  const json seen = {{"account1", {{"anomalies", 3}}}, {"account2", json::object()}};
  const json reply = audit({{"observations", seen}});
  ASSERT_TRUE(reply.contains("result")) << reply;
}

TEST_F(AccountsMethod, TakesTheUsersDecision) {
  const json account = audit({{"pec", {{"account1", false}}}})["result"]["accounts"][0];
  EXPECT_EQ(account["grade"], "not-pec");
}

TEST_F(AccountsMethod, RefusesAccountsThatNoProfileHolds) {
  const json other = {{{"id", "account1"}, {"identities", {"other@pec.it"}}}};
  EXPECT_EQ(reason(audit({{"accounts", other}})), "no-profile");
  EXPECT_EQ(reason(call("accounts.audit", json::object())), "no-profile");
}

TEST_F(AccountsMethod, SaysWhereAProfileIsBroken) {
  write_prefs("user_pref(\"mail.x\", 1);\nbroken\n");
  const json reply = audit();
  EXPECT_EQ(reason(reply), "profile-unreadable");
  EXPECT_EQ(reply["error"]["data"]["file"], "prefs.js");
  EXPECT_EQ(reply["error"]["data"]["line"], "2");
}

TEST_F(AccountsMethod, NamesTheMemberThatIsWrong) {
  struct Case {
    json params;
    std::string reason;
    std::string member;
  };
  const std::vector<Case> cases = {
      {{{"profile", "/etc"}}, "unknown-member", "profile"},
      {{{"accounts", {{{"identities", {"a@b"}}}}}}, "missing", "accounts.0.id"},
      {{{"accounts", {1}}}, "list", "accounts"},
      {{{"pec", {{"a", 1}}}}, "type", "pec.a"},
      {{{"observations", {{"a", 1}}}}, "type", "observations.a"},
      {{{"observations", {{"a", {{"lastFetch", "x"}}}}}},
       "unknown-member",
       "observations.a.lastFetch"},
      {{{"observations", {{"a", {{"last_fetch", "x"}}}}}}, "instant", "observations.a.last_fetch"},
      {{{"observations", {{"a", {{"quota", {{{"used", 1}}}}}}}}},
       "missing",
       "observations.a.quota.0.limit"}};
  for (const Case& c : cases) {
    const json reply = audit(c.params);
    EXPECT_EQ(reason(reply), c.reason) << reply;
    EXPECT_EQ(reply["error"]["data"]["member"], c.member) << reply;
  }
}

TEST_F(AccountsMethod, TestsTheServersOfOneAccount) {
  write_prefs(common_prefs("account1,account2") + account_prefs(1, "imap", "studio@pec.it") +
              account_prefs(2, "pop3", "other@pec.it",
                            "user_pref(\"mail.server.server2.socketType\", 2);\n"));
  const json accounts = {{{"id", "account1"}, {"identities", {"studio@pec.it"}}},
                         {{"id", "account2"}, {"identities", {"other@pec.it"}}}};
  const json first = call("accounts.test", {{"accounts", accounts}, {"account", "account1"}});
  EXPECT_EQ(first["result"]["servers"],
            (json{"imap implicit imaps.pec.aruba.it:993", "smtp implicit smtps.pec.aruba.it:465"}))
      << first;
  const json second = call("accounts.test", {{"accounts", accounts}, {"account", "account2"}});
  EXPECT_EQ(second["result"]["servers"][0], "pop3 starttls pop3s.pec.aruba.it:110") << second;
}

TEST_F(AccountsMethod, SaysWhyThereIsNoConnectionTest) {
  const json accounts = {{{"id", "account1"}, {"identities", {"studio@pec.it"}}}};
  const auto test = [&](const json& params) { return call("accounts.test", params); };
  EXPECT_EQ(reason(test({{"accounts", accounts}, {"account", "account7"}})), "no-servers");
  EXPECT_EQ(reason(test({{"account", "account1"}})), "no-profile");
  EXPECT_EQ(reason(test({{"accounts", accounts}})), "missing");
  EXPECT_EQ(reason(test({{"accounts", accounts}, {"account", "account1"}, {"host", "a.example"}})),
            "unknown-member");
  trouble_ = "it does not start";
  const json failed = test({{"accounts", accounts}, {"account", "account1"}});
  EXPECT_EQ(reason(failed), "connection-test");
  EXPECT_EQ(failed["error"]["data"]["what"], trouble_);
}

TEST(AccountsMethodWithoutTest, IsNoCapability) {
  Session session{SessionSettings{}};
  const json hello = {
      {"jsonrpc", "2.0"}, {"id", 1}, {"method", "host.hello"}, {"params", {{"protocol", "1.1"}}}};
  EXPECT_EQ(session.handle(hello.dump()).text.find("accounts.test"), std::string::npos);
  const json asked = {{"jsonrpc", "2.0"},
                      {"id", 2},
                      {"method", "accounts.test"},
                      {"params", {{"account", "account1"}}}};
  EXPECT_NE(session.handle(asked.dump()).text.find("-32601"), std::string::npos);
}

}  // namespace
}  // namespace pec::protocol
