// SPDX-License-Identifier: EUPL-1.2
//
// JSON-RPC 2.0: requests understood, replies written. Members by name only; no batches.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

namespace pec::protocol {

inline constexpr std::size_t kMaxJsonDepth = 16;
inline constexpr std::size_t kMaxIdBytes = 128;  // a request's id comes back in every reply

// JSON-RPC 2.0, section 5.1; what is ours lies between -32000 and -32099.
enum class ErrorCode : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  incompatible = -32000,  // the front end speaks another major version
  not_greeted = -32001,   // host.hello must come first
  unknown_message = -32002,
  refused = -32003,       // a cap, an order or a state forbids it
  storage = -32004,       // the message cannot be kept: disk full, no folder
  installation = -32005,  // the data of this installation cannot be used
};

// What a request comes to when it fails.
struct RpcError {
  ErrorCode code = ErrorCode::internal_error;
  std::string message;  // one sentence for a developer, without anything from a mail message
  std::string reason;   // stable identifier, for a front end to choose its words by
  std::vector<std::pair<std::string, std::string>> facts;
};

// `text`, a result's JSON, when it fits into one reply with its id and braces. Errors: "too-large".
tl::expected<std::string, RpcError> fitting(std::string text);

struct Request {
  std::string id;  // its JSON text; empty for a notification, which gets no reply
  std::string method;
  nlohmann::json params = nlohmann::json::object();
};

// A request that is none, and the id to answer it under ("null" where it has none to be seen).
struct BadRequest {
  std::string id;
  RpcError error;
};

// In: one frame's text, untrusted. Strings in the result are valid UTF-8.
tl::expected<Request, BadRequest> parse_request(std::string_view text);

// A reply; `result` is JSON text, `id` the JSON text of the request's id.
std::string result_reply(std::string_view id, std::string_view result);
std::string error_reply(std::string_view id, const RpcError& error);

}  // namespace pec::protocol
