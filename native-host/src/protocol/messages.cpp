// SPDX-License-Identifier: EUPL-1.2
#include "protocol/messages.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace pec::protocol {
namespace {

tl::unexpected<RpcError> refused(std::string reason, std::string message,
                                 std::vector<std::pair<std::string, std::string>> facts = {}) {
  return tl::make_unexpected(
      RpcError{ErrorCode::refused, std::move(message), std::move(reason), std::move(facts)});
}

tl::unexpected<RpcError> storage(const mail::SourceError& error) {
  return tl::make_unexpected(
      RpcError{ErrorCode::storage, "The message cannot be kept", error.what, {}});
}

RpcError unknown() {
  return {ErrorCode::unknown_message, "No message has this name", "unknown-message", {}};
}

}  // namespace

tl::expected<void, RpcError> HeldMessage::append(std::uint64_t sequence, std::string_view bytes) {
  if (sequence != next_sequence_) {
    return refused("out-of-order", "Chunks come in order, each once",
                   {{"expected", std::to_string(next_sequence_)}});
  }
  if (whole_ || bytes.size() > size_ - spool_.size()) {
    return refused("too-many-bytes", "More bytes than announced",
                   {{"size", std::to_string(size_)}});
  }
  if (const auto taken = spool_.append(bytes); !taken) return storage(taken.error());
  ++next_sequence_;
  return {};
}

tl::expected<std::string_view, RpcError> HeldMessage::bytes() {
  if (!whole_) {
    if (spool_.size() != size_) {
      return refused(
          "incomplete", "Bytes are missing",
          {{"size", std::to_string(size_)}, {"received", std::to_string(spool_.size())}});
    }
    auto whole = spool_.finish();
    if (!whole) return storage(whole.error());
    whole_ = std::move(*whole);
  }
  return whole_->bytes();
}

tl::expected<void, RpcError> Messages::begin(std::string_view name, std::uint64_t size,
                                             Clock::time_point now) {
  if (held_.contains(name)) return refused("name-taken", "A message of this name is held");
  if (held_.size() >= kMaxMessages) {
    return refused("too-many-messages", "Too many messages at once",
                   {{"max", std::to_string(kMaxMessages)}});
  }
  if (size > kMaxMessageBytes) {
    return refused("too-large", "The message is too large",
                   {{"max", std::to_string(kMaxMessageBytes)}});
  }
  std::uint64_t total = size;
  for (const auto& [other, message] : held_) total += message.size();
  if (total > kMaxHeldBytes) return refused("too-much", "Too many bytes held at once");
  if (size > mail::kMaxBytesInMemory) {
    if (folder_.empty()) return storage({{}, "not-found"});
    std::error_code ignored;  // the spool says what is wrong with the folder
    std::filesystem::create_directories(folder_, ignored);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, ignored);
  }
  mail::Spool spool(folder_, {}, size);
  held_.emplace(name, HeldMessage(std::move(spool), size)).first->second.last_used = now;
  return {};
}

tl::expected<HeldMessage*, RpcError> Messages::find(std::string_view name, Clock::time_point now) {
  const auto found = held_.find(name);
  if (found == held_.end()) return tl::make_unexpected(unknown());
  found->second.last_used = now;
  return &found->second;
}

tl::expected<void, RpcError> Messages::discard(std::string_view name) {
  const auto found = held_.find(name);
  if (found == held_.end()) return tl::make_unexpected(unknown());
  held_.erase(found);
  return {};
}

std::size_t Messages::drop_idle(Clock::time_point now) {
  return std::erase_if(
      held_, [now](const auto& item) { return now - item.second.last_used >= kIdleTime; });
}

}  // namespace pec::protocol
