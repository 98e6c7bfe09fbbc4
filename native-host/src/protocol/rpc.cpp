// SPDX-License-Identifier: EUPL-1.2
#include "protocol/rpc.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "protocol/frame.h"

namespace pec::protocol {
namespace {

using nlohmann::json;

constexpr std::string_view kNoId = "null";

// Whether brackets nest deeper than the cap: asked before parsing, because a document in memory
// costs far more than its text.
bool is_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxJsonDepth) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

BadRequest bad(ErrorCode code, std::string reason, std::string message,
               std::string id = std::string(kNoId)) {
  return {std::move(id), {code, std::move(message), std::move(reason), {}}};
}

// The id's JSON text, "" when the request has none; none when it is nothing an id may be.
std::optional<std::string> id_of(const json& request) {
  const auto id = request.find("id");
  if (id == request.end()) return std::string();
  if (!id->is_string() && !id->is_number_integer()) return std::nullopt;
  std::string text = id->dump();
  return text.size() <= kMaxIdBytes ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace

tl::expected<std::string, RpcError> fitting(std::string text) {
  constexpr std::size_t kMaxResultBytes = kMaxReplyBytes / 8 * 7;
  if (text.size() <= kMaxResultBytes) return text;
  return tl::make_unexpected(
      RpcError{ErrorCode::refused, "The answer does not fit into one reply", "too-large", {}});
}

tl::expected<Request, BadRequest> parse_request(std::string_view text) {
  constexpr auto kInvalid = ErrorCode::invalid_request;
  if (is_too_deep(text)) {
    return tl::make_unexpected(bad(kInvalid, "too-deep", "JSON nested too deeply"));
  }
  // The library takes a null byte for the end of the text.
  const bool cut = text.find('\0') != std::string_view::npos;
  json request = cut ? json(json::value_t::discarded) : json::parse(text, nullptr, false);
  if (request.is_discarded()) {
    return tl::make_unexpected(bad(ErrorCode::parse_error, "not-json", "The frame is no JSON"));
  }
  if (request.is_array()) {
    return tl::make_unexpected(bad(kInvalid, "batch", "Batches are not supported"));
  }
  if (!request.is_object()) {
    return tl::make_unexpected(bad(kInvalid, "not-an-object", "A request is an object"));
  }
  std::optional<std::string> id = id_of(request);
  if (!id) {
    return tl::make_unexpected(
        bad(kInvalid, "id", "An id is a whole number or a string of moderate length"));
  }
  const std::string reply_id = id->empty() ? std::string(kNoId) : *id;
  const auto version = request.find("jsonrpc");
  if (version == request.end() || *version != "2.0") {
    return tl::make_unexpected(
        bad(kInvalid, "version", "Member jsonrpc must be \"2.0\"", reply_id));
  }
  const auto method = request.find("method");
  if (method == request.end() || !method->is_string()) {
    return tl::make_unexpected(bad(kInvalid, "method", "Member method must be a string", reply_id));
  }
  Request out{std::move(*id), method->get<std::string>()};
  if (const auto params = request.find("params"); params != request.end()) {
    if (!params->is_object()) {
      return tl::make_unexpected(bad(ErrorCode::invalid_params, "params-by-name",
                                     "Member params must be an object", reply_id));
    }
    out.params = std::move(*params);
  }
  return out;
}

std::string result_reply(std::string_view id, std::string_view result) {
  std::string out = R"({"jsonrpc":"2.0","id":)";
  out.append(id).append(R"(,"result":)").append(result).append("}");
  return out;
}

std::string error_reply(std::string_view id, const RpcError& error) {
  json data = {{"reason", error.reason}};
  for (const auto& [name, value] : error.facts) data[name] = value;
  const json object = {
      {"code", static_cast<int>(error.code)}, {"message", error.message}, {"data", data}};
  std::string out = R"({"jsonrpc":"2.0","id":)";
  // Facts may quote what a front end sent, which need not be UTF-8 everywhere.
  out.append(id).append(R"(,"error":)");
  out.append(object.dump(-1, ' ', true, json::error_handler_t::replace)).append("}");
  return out;
}

}  // namespace pec::protocol
