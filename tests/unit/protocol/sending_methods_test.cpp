// SPDX-License-Identifier: EUPL-1.2
//
// draft.check, addresses.check, directory.*: what is asked for wrongly is refused, the strictest
// policy counts, and without a directory the answer says so.
#include <filesystem>
#include <fstream>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "protocol/base64.h"
#include "protocol/session.h"
#include "support/json_schema.h"
#include "support/temporary_folder.h"

namespace pec::protocol {
namespace {

using nlohmann::json;

class SendingMethods : public ::testing::Test {
 protected:
  SendingMethods() { call("host.hello", {{"protocol", "1.2"}}); }

  json call(const std::string& method, const json& params) {
    const json request = {{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}};
    return json::parse(session_.handle(request.dump()).text);
  }
  std::string reason(const std::string& method, const json& params) {
    const json reply = call(method, params);
    return reply.contains("error") ? reply["error"]["data"]["reason"].get<std::string>() : "";
  }
  void upload(const std::string& name, std::string_view bytes) {
    ASSERT_EQ(reason("message.begin", {{"message", name}, {"size", bytes.size()}}), "");
    ASSERT_EQ(reason("message.chunk",
                     {{"message", name}, {"sequence", 0}, {"data", encode_base64(bytes)}}),
              "");
  }

  static json draft() {
    return json::parse(R"({
      "sender": {"address": "studio@pec.it", "account_addresses": ["studio@pec.it"], "pec": true,
                 "identities": [{"id": "id1", "address": "me@mail.example", "pec": null}]},
      "draft": {"from": "studio@pec.it", "reply_to": null,
                "to": [{"display": "Court", "address": "court@pec.it"}], "cc": [], "bcc": [],
                "lists": [], "subject": "Notice", "receipt_type": null, "format": "plain",
                "body_bytes": 10, "attachments": []},
      "policy": null})");
  }
  json checked(const json& params) {
    const json reply = call("draft.check", params);
    EXPECT_TRUE(reply.contains("result")) << reply;
    if (!reply.contains("result")) return {};
    std::ifstream file(std::filesystem::path(PEC_SHARE_DIR) / "schemas/check-send.schema.json");
    EXPECT_EQ(tests::JsonSchema(json::parse(file)).fault(reply["result"]), "");
    return reply["result"];
  }
  static std::vector<std::string> rules(const json& result) {
    std::vector<std::string> out;
    for (const json& finding : result["findings"]) out.push_back(finding["rule"]);
    return out;
  }

  std::string policy_ = "{}";
  bool has_directory_ = true;
  std::vector<DomainExchangers> answers_;  // of the network
  std::vector<std::string> asked_;
  std::string network_trouble_;
  std::vector<std::string> told_;

 private:
  SessionSettings settings() {
    const std::filesystem::path data(PEC_SHARE_DIR);
    SessionSettings out;
    out.accounts.load_providers = [data] {
      return accounts::Providers::load(data / "providers.json");
    };
    out.sending.load_rules = [data]() -> tl::expected<outgoing::SendingRules, accounts::Problem> {
      return outgoing::SendingRules::load(data / "sending-rules.json",
                                          *accounts::Providers::load(data / "providers.json"));
    };
    out.sending.load_policy = [this] { return outgoing::parse_policy(std::string_view(policy_)); };
    out.sending.open_directory =
        [this, data]() -> tl::expected<addresses::Directory, storage::StorageError> {
      if (!has_directory_)
        return tl::make_unexpected(storage::StorageError{"directory.sqlite", "damaged", ""});
      return addresses::Directory::open(folder_.path() / "directory.sqlite",
                                        *accounts::Providers::load(data / "providers.json"));
    };
    out.sending.ask_exchangers = [this](std::span<const std::string> domains)
        -> tl::expected<std::vector<DomainExchangers>, std::string> {
      asked_.assign(domains.begin(), domains.end());
      if (!network_trouble_.empty()) return tl::make_unexpected(network_trouble_);
      return answers_;
    };
    out.notify = [this](std::string_view text) {
      told_.emplace_back(text);
      return true;
    };
    return out;
  }

  tests::TemporaryFolder folder_;
  Session session_{settings()};
};

TEST_F(SendingMethods, FindNothingInADraftInGoodOrder) {
  const json result = checked(draft());
  EXPECT_EQ(result["findings"], json::array());
  EXPECT_EQ(result["action"], "none");
  EXPECT_EQ(result["recipients"][0]["verdict"], "probably-certified");
  EXPECT_FALSE(result.contains("directory"));
}

TEST_F(SendingMethods, LookIntoWhatWasSentUp) {
  json params = draft();
  std::string program(256, '\0');
  program.replace(0, 2, "MZ");
  program[0x3C] = '\x40';
  program.replace(0x40, 2, "PE");
  upload("a1", program);
  params["draft"]["attachments"] = {
      {{"name", "a.pdf"}, {"type", "application/pdf"}, {"bytes", 256}, {"message", "a1"}}};
  EXPECT_EQ(rules(checked(params)), std::vector<std::string>{"attachment.refused"});
  params["draft"]["attachments"][0]["message"] = nullptr;
  EXPECT_TRUE(rules(checked(params)).empty());
  params["draft"]["attachments"][0]["message"] = "other";
  EXPECT_EQ(reason("draft.check", params), "unknown-message");
}

TEST_F(SendingMethods, FollowTheStricterPolicy) {
  json params = draft();
  params["draft"]["subject"] = "";
  EXPECT_EQ(checked(params)["action"], "warn");
  policy_ = R"({"sending":{"subject.empty":"block"},"requireCheck":true})";
  params["policy"] = {{"sending", {{"subject.empty", "none"}}}};
  const json result = checked(params);
  EXPECT_EQ(result["action"], "block");
  EXPECT_EQ(result["require_check"], true);
  policy_ = R"({"sending":{"subject.emty":"block"}})";
  EXPECT_EQ(call("draft.check", params)["error"]["data"]["whose"], "administrator");
  policy_ = "{}";
  params["policy"] = {{"sending", {{"subject.empty", "forbid"}}}};
  EXPECT_EQ(call("draft.check", params)["error"]["data"]["what"], "unknown-action");
}

TEST_F(SendingMethods, RefuseWhatIsNoDraft) {
  const auto spoilt = [](const char* pointer, const json& value) {
    json params = draft();
    params[json::json_pointer(pointer)] = value;
    return params;
  };
  EXPECT_EQ(reason("draft.check", json::object()), "missing");
  EXPECT_EQ(reason("draft.check", spoilt("/sender/address", nullptr)), "missing");
  EXPECT_EQ(reason("draft.check", spoilt("/draft/format", "word")), "value");
  EXPECT_EQ(reason("draft.check", spoilt("/draft/to", {{"a", 1}})), "list");
  EXPECT_EQ(reason("draft.check", spoilt("/draft/to/0/adress", "x")), "unknown-member");
  EXPECT_EQ(reason("draft.check", spoilt("/draft/subject", 7)), "type");
  EXPECT_EQ(reason("draft.check", spoilt("/draft/body_bytes", -1)), "number");
  EXPECT_EQ(reason("draft.check", spoilt("/draft/attachments", {{{"name", "a"}}})), "missing");
  EXPECT_EQ(reason("draft.check", spoilt("/policy", "x")), "type");
  EXPECT_EQ(reason("addresses.check", {{"addresses", "x"}}), "list");
}

TEST_F(SendingMethods, GoOnWithoutADirectory) {
  has_directory_ = false;
  const json result = checked(draft());
  EXPECT_EQ(result["directory"], "unusable");
  EXPECT_EQ(result["recipients"][0]["verdict"], "probably-certified");  // shipped
  EXPECT_EQ(call("addresses.check", {{"addresses", {"a@pec.it"}}})["result"]["directory"],
            "unusable");
  for (const char* method : {"directory.stats", "directory.settings"}) {
    const json reply = call(method, json::object());
    EXPECT_EQ(reply["error"]["code"], -32004);
    EXPECT_EQ(reply["error"]["data"]["reason"], "directory");
    EXPECT_EQ(reply["error"]["data"]["what"], "damaged");
  }
  has_directory_ = true;  // it is tried again
  EXPECT_FALSE(checked(draft()).contains("directory"));
}

TEST_F(SendingMethods, KeepTheUsersWord) {
  const auto verdict = [this] {
    return call("addresses.check", {{"addresses", {"Court@PEC.it"}}})["result"]["addresses"][0];
  };
  EXPECT_EQ(reason("directory.decide", {{"address", "court@pec.it"}, {"says", "ordinary"}}), "");
  EXPECT_EQ(verdict()["verdict"], "ordinary");
  EXPECT_EQ(verdict()["address"], "Court@PEC.it");  // as it was asked for
  EXPECT_EQ(rules(checked(draft())), std::vector<std::string>{"recipient.ordinary"});
  EXPECT_EQ(reason("directory.decide", {{"address", "court@pec.it"}, {"says", nullptr}}), "");
  EXPECT_EQ(verdict()["verdict"], "probably-certified");
  EXPECT_EQ(reason("directory.decide", {{"address", "court"}, {"says", "ordinary"}}), "value");
  EXPECT_EQ(reason("directory.decide", {{"address", "court@pec.it"}, {"says", "pec"}}), "value");
}

TEST_F(SendingMethods, ImportRemoveAndForget) {
  upload("r", "nome,pec\nCourt,court@pec.example\nOther,other@pec.example\n");
  const json import = {{"message", "r"}, {"name", "Mine"}, {"file", "a.csv"}, {"format", nullptr}};
  EXPECT_EQ(call("directory.import", import)["result"]["rows"], 2);
  EXPECT_EQ(call("directory.import", import)["result"]["replaced"], true);
  for (const std::string& text : told_)
    EXPECT_EQ(json::parse(text)["method"], "directory.progress");
  EXPECT_EQ(call("directory.stats", json::object())["result"]["addresses"], 2);
  EXPECT_EQ(call("directory.remove", {{"name", "acceptance"}})["result"]["removed"], 0);
  EXPECT_NE(call("directory.remove", {{"name", "Mine"}})["result"]["removed"], 0);
  EXPECT_EQ(call("directory.stats", json::object())["result"]["addresses"], 0);
  upload("none", "\x01\x02\x03");
  json bad = import;
  bad["message"] = "none";
  EXPECT_EQ(reason("directory.import", bad), "import");
  bad["format"] = "xls";
  EXPECT_EQ(reason("directory.import", bad), "value");
  EXPECT_EQ(reason("directory.forget", json::object()), "value");
  EXPECT_EQ(reason("directory.forget", {{"everything", true}, {"address", "a@pec.it"}}), "value");
  EXPECT_EQ(call("directory.forget", {{"everything", true}})["result"]["forgotten"], 0);
  EXPECT_EQ(reason("directory.settings", {{"retention_days", 99999}}), "number");
}

TEST_F(SendingMethods, TellWhichDomainsAreWorthAskingOnlyWhereThatIsSwitchedOn) {
  json params = draft();
  params["draft"]["to"] = {{{"display", ""}, {"address", "a@uno.example"}},
                           {{"display", ""}, {"address", "b@UNO.example"}},
                           {{"display", ""}, {"address", "nobody"}},
                           {{"display", ""}, {"address", "court@pec.it"}}};
  EXPECT_FALSE(checked(params).contains("unasked"));
  call("directory.settings", {{"mx", true}});
  EXPECT_EQ(checked(params)["unasked"], json({"uno.example"}));
  EXPECT_TRUE(asked_.empty()) << "a check asks nobody";
}

TEST_F(SendingMethods, RememberWhatTheNetworkAnswered) {
  call("directory.settings", {{"mx", true}});
  answers_ = {{"uno.example", {{"mx.pec.aruba.it"}}},
              {"due.example", {{"mail.due.example"}}},
              {"tre.example", std::nullopt},
              {"non-chiesto.example", {{"mx.pec.aruba.it"}}}};
  const json reply =
      call("addresses.ask", {{"domains", {"UNO.example", "due.example", "tre.example"}}});
  EXPECT_EQ(reply["result"], json({{"answered", 2}, {"found", 1}})) << reply;
  EXPECT_EQ(asked_, (std::vector<std::string>{"uno.example", "due.example", "tre.example"}));
  const json known =
      call("addresses.check",
           {{"addresses",
             {"a@uno.example", "a@due.example", "a@tre.example", "a@non-chiesto.example"}}});
  std::vector<std::string> verdicts;
  for (const json& one : known["result"]["addresses"]) verdicts.push_back(one["verdict"]);
  EXPECT_EQ(verdicts,
            (std::vector<std::string>{"probably-certified", "unknown", "unknown", "unknown"}));
  // What was answered is not worth asking again, what was not is.
  json params = draft();
  params["draft"]["to"] = {{{"display", ""}, {"address", "a@due.example"}},
                           {{"display", ""}, {"address", "a@tre.example"}}};
  EXPECT_EQ(checked(params)["unasked"], json({"tre.example"}));
}

TEST_F(SendingMethods, RefuseToAskTheNetwork) {
  const json one = {{"domains", {"uno.example"}}};
  EXPECT_EQ(reason("addresses.ask", one), "mx-off");
  call("directory.settings", {{"mx", true}});
  EXPECT_EQ(reason("addresses.ask", {{"domains", {"uno.example", "-f/etc/passwd"}}}), "domain");
  EXPECT_EQ(reason("addresses.ask", {{"domains", json::array()}}), "domain");
  EXPECT_EQ(reason("addresses.ask", {{"domains", std::vector<std::string>(21, "uno.example")}}),
            "list");
  EXPECT_TRUE(asked_.empty());
  network_trouble_ = "it does not start";
  EXPECT_EQ(reason("addresses.ask", one), "exchangers");
}

}  // namespace
}  // namespace pec::protocol
