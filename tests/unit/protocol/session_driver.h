// SPDX-License-Identifier: EUPL-1.2
//
// A front end without a pipe: requests by method and params, replies as JSON.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "protocol/base64.h"
#include "protocol/session.h"

namespace pec::protocol {

class SessionDriver {
 public:
  explicit SessionDriver(const std::filesystem::path& trust_folder,
                         std::filesystem::path spool = {})
      : session_({std::move(spool),
                  [trust_folder] {
                    return signature::TrustStore::load(trust_folder, signature::Origin::shipped);
                  },
                  [this] { return now; }}) {}

  // The reply's text, to a request as the host hands it over, with padding behind.
  std::string text(std::string_view method, const nlohmann::json& params) {
    const nlohmann::json request = {
        {"jsonrpc", "2.0"}, {"id", ++id_}, {"method", method}, {"params", params}};
    std::string frame = request.dump();
    const std::size_t size = frame.size();
    frame.resize(size + kFramePadding, ' ');
    std::string reply = session_.handle({frame.data(), size}, frame.size()).text;
    EXPECT_LE(reply.size(), kMaxReplyBytes);
    return reply;
  }

  nlohmann::json call(std::string_view method, const nlohmann::json& params) {
    const auto reply = nlohmann::json::parse(text(method, params), nullptr, false);
    EXPECT_EQ(reply.value("id", 0), id_);
    return reply;
  }

  // The reason of the error, or "".
  std::string reason(std::string_view method, const nlohmann::json& params) {
    const auto reply = call(method, params);
    return reply.contains("error") ? reply["error"]["data"]["reason"].get<std::string>()
                                   : std::string();
  }

  void greet() { EXPECT_EQ(reason("host.hello", {{"protocol", "1.0"}}), ""); }

  // Sends a message up in chunks of `step` bytes.
  void upload(const std::string& name, std::string_view bytes, std::size_t step) {
    ASSERT_EQ(reason("message.begin", {{"message", name}, {"size", bytes.size()}}), "");
    for (std::size_t sequence = 0; sequence * step < bytes.size(); ++sequence) {
      const std::string data = encode_base64(bytes.substr(sequence * step, step));
      const std::string reply =
          text("message.chunk", {{"message", name}, {"sequence", sequence}, {"data", data}});
      ASSERT_NE(reply.find("\"result\":{}"), std::string::npos) << reply;
    }
  }

  // The text of the verdict on an uploaded message, fetched piece by piece where it is too long.
  std::string verdict(const std::string& name, const nlohmann::json& context) {
    const std::string reply = text("message.verify", {{"message", name}, {"context", context}});
    const std::string_view key = "\"verdict\":";
    const std::size_t at = reply.find(key);
    if (at == std::string::npos) return reply;
    std::string out = reply.substr(at + key.size(), reply.size() - at - key.size() - 2);
    if (out != "null") return out;
    out.clear();
    for (nlohmann::json offset = 0; !offset.is_null();) {
      const auto piece = call("message.report", {{"message", name}, {"offset", offset}})["result"];
      out += piece["text"].get<std::string>();
      offset = piece["next"];
    }
    return out;
  }

  Session& session() { return session_; }

  Clock::time_point now{};

 private:
  Session session_;
  int id_ = 0;
};

}  // namespace pec::protocol
