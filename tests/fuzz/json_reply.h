// SPDX-License-Identifier: EUPL-1.2
//
// What any reply of the host is, whatever it answers: JSON-RPC 2.0, section 5, and no longer than
// Thunderbird takes.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "input.h"
#include "protocol/frame.h"

namespace pec::fuzz {

// In: a reply, and the JSON text of the id that it must bear. Out: the reply understood.
inline nlohmann::json checked_reply(std::string_view text, std::string_view id) {
  using nlohmann::json;
  require(text.size() <= protocol::kMaxReplyBytes, "a reply is not too long");
  json reply = json::parse(text, nullptr, false);
  require(reply.is_object(), "a reply is a JSON object");
  require(reply.value("jsonrpc", "") == "2.0", "a reply says 2.0");
  require(reply.contains("id") && reply["id"] == json::parse(id), "a reply bears the request's id");
  require(reply.contains("result") != reply.contains("error") && reply.size() == 3,
          "a reply has a result or an error, and nothing else");
  if (reply.contains("error")) {
    const json& error = reply["error"];
    require(error.is_object() && error.at("code").is_number_integer() &&
                error.at("message").is_string() && error.at("data").at("reason").is_string(),
            "an error has a code, a message and a reason");
  }
  const std::string again = reply.dump();
  require(json::parse(again) == reply && json::parse(again).dump() == again,
          "a reply stays the same when it is written anew");
  return reply;
}

}  // namespace pec::fuzz
