// SPDX-License-Identifier: EUPL-1.2
//
// The members of a request's params, read one by one. The first fault is kept; what is read after
// it is empty, so that a method reads all its members and then asks once.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "protocol/rpc.h"

namespace pec::protocol {

// An address as somebody typed it; a letter may have been pasted into the field.
inline constexpr std::size_t kMaxAddressText = 4096;
// "it", or "it-IT".
inline constexpr std::size_t kMaxLanguageBytes = 16;

// A member whose value is none of those that it may have.
RpcError invalid_member(const std::string& member, const std::string& message);

class Params {
 public:
  // `object` must be a JSON object that outlives this; `path` is put before members in errors.
  explicit Params(const nlohmann::json& object, std::string path = {});

  // Members that must be there.
  std::string text(std::string_view name, std::size_t max_bytes);
  std::uint64_t count(std::string_view name, std::uint64_t max);

  // Members that may be absent or null.
  std::optional<bool> optional_flag(std::string_view name);
  std::optional<std::string> optional_text(std::string_view name, std::size_t max_bytes);
  // The same where nothing may be written: "" is a value of its own.
  std::optional<std::string> optional_written(std::string_view name, std::size_t max_bytes);
  std::optional<std::chrono::sys_seconds> optional_instant(std::string_view name);  // RFC 3339
  std::vector<std::string> optional_texts(std::string_view name, std::size_t max_items,
                                          std::size_t max_bytes);
  std::optional<std::uint64_t> optional_count(std::string_view name, std::uint64_t max);
  // A list of objects; an empty list when absent.
  const nlohmann::json& optional_objects(std::string_view name, std::size_t max_items);
  // An object; an empty one when absent. Its faults are not those of this Params.
  const nlohmann::json& optional_object(std::string_view name);

  // What was wrong: the first fault, or a member that nothing asked for (a misspelt "accounts" must
  // not pass for a message without context).
  std::optional<RpcError> fault() const;

 private:
  const nlohmann::json* find(std::string_view name);
  void blame(std::string_view name, std::string_view reason, const std::string& message);

  const nlohmann::json& object_;
  std::string path_;
  std::vector<std::string> asked_;
  std::optional<RpcError> fault_;
};

}  // namespace pec::protocol
