// SPDX-License-Identifier: EUPL-1.2
#include "protocol/params.h"

#include <algorithm>
#include <utility>

#include "text/instant.h"

namespace pec::protocol {

using nlohmann::json;

RpcError invalid_member(const std::string& member, const std::string& message) {
  return RpcError{
      ErrorCode::invalid_params, "Member " + member + " " + message, "value", {{"member", member}}};
}

Params::Params(const json& object, std::string path) : object_(object), path_(std::move(path)) {}

void Params::blame(std::string_view name, std::string_view reason, const std::string& message) {
  if (fault_) return;
  const std::string member = path_ + std::string(name);
  fault_ = RpcError{ErrorCode::invalid_params,
                    "Member " + member + " " + message,
                    std::string(reason),
                    {{"member", member}}};
}

const json* Params::find(std::string_view name) {
  asked_.emplace_back(name);
  const auto found = object_.find(asked_.back());
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

std::optional<std::string> Params::optional_text(std::string_view name, std::size_t max_bytes) {
  auto text = optional_written(name, max_bytes);
  if (!text || !text->empty()) return text;
  blame(name, "size", "must have 1 to " + std::to_string(max_bytes) + " bytes");
  return std::nullopt;
}

std::optional<std::string> Params::optional_written(std::string_view name, std::size_t max_bytes) {
  const json* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    blame(name, "type", "must be a string");
    return std::nullopt;
  }
  const auto& text = value->get_ref<const std::string&>();
  if (text.size() > max_bytes) {
    blame(name, "size", "must have at most " + std::to_string(max_bytes) + " bytes");
    return std::nullopt;
  }
  return text;
}

std::string Params::text(std::string_view name, std::size_t max_bytes) {
  auto value = optional_text(name, max_bytes);
  if (!value) blame(name, "missing", "is missing");
  return std::move(value).value_or(std::string());
}

std::optional<std::uint64_t> Params::optional_count(std::string_view name, std::uint64_t max) {
  const json* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number_unsigned() || value->get<std::uint64_t>() > max) {
    blame(name, "number", "must be a whole number from 0 to " + std::to_string(max));
    return std::nullopt;
  }
  return value->get<std::uint64_t>();
}

std::uint64_t Params::count(std::string_view name, std::uint64_t max) {
  const auto value = optional_count(name, max);
  if (!value) blame(name, "missing", "is missing");
  return value.value_or(0);
}

std::optional<bool> Params::optional_flag(std::string_view name) {
  const json* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_boolean()) {
    blame(name, "type", "must be true or false");
    return std::nullopt;
  }
  return value->get<bool>();
}

std::optional<std::chrono::sys_seconds> Params::optional_instant(std::string_view name) {
  constexpr std::size_t kMaxInstantBytes = 40;
  const auto value = optional_text(name, kMaxInstantBytes);
  if (!value) return std::nullopt;
  const auto instant = text::parse_rfc3339(*value);
  if (!instant) {
    blame(name, "instant", "must be a time as in RFC 3339");
    return std::nullopt;
  }
  return instant->utc;
}

std::vector<std::string> Params::optional_texts(std::string_view name, std::size_t max_items,
                                                std::size_t max_bytes) {
  const json* value = find(name);
  if (value == nullptr) return {};
  const auto is_text = [max_bytes](const json& item) {
    return item.is_string() && item.get_ref<const std::string&>().size() <= max_bytes;
  };
  if (!value->is_array() || value->size() > max_items ||
      !std::all_of(value->begin(), value->end(), is_text)) {
    blame(name, "list",
          "must be a list of at most " + std::to_string(max_items) + " strings of at most " +
              std::to_string(max_bytes) + " bytes");
    return {};
  }
  return value->get<std::vector<std::string>>();
}

const json& Params::optional_objects(std::string_view name, std::size_t max_items) {
  static const json none = json::array();
  const json* value = find(name);
  if (value == nullptr) return none;
  const bool good =
      value->is_array() && value->size() <= max_items &&
      std::all_of(value->begin(), value->end(), [](const json& item) { return item.is_object(); });
  if (!good) {
    blame(name, "list", "must be a list of at most " + std::to_string(max_items) + " objects");
    return none;
  }
  return *value;
}

const json& Params::optional_object(std::string_view name) {
  static const json none = json::object();
  const json* value = find(name);
  if (value == nullptr) return none;
  if (!value->is_object()) {
    blame(name, "type", "must be an object");
    return none;
  }
  return *value;
}

std::optional<RpcError> Params::fault() const {
  if (fault_) return fault_;
  for (const auto& item : object_.items()) {
    if (std::find(asked_.begin(), asked_.end(), item.key()) != asked_.end()) continue;
    constexpr std::size_t kShownBytes = 64;
    const std::string member = path_ + item.key().substr(0, kShownBytes);
    return RpcError{ErrorCode::invalid_params,
                    "A member of params is unknown",
                    "unknown-member",
                    {{"member", member}}};
  }
  return std::nullopt;
}

}  // namespace pec::protocol
