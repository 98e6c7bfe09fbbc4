// SPDX-License-Identifier: EUPL-1.2
//
// The messages that a front end has sent up, whole or in part, each under a name of its choice.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "mail/message.h"
#include "mail/spool.h"
#include "protocol/original_parts.h"
#include "protocol/rpc.h"
#include "verification/verdict.h"

namespace pec::protocol {

inline constexpr std::size_t kMaxMessages = 16;
inline constexpr std::uint64_t kMaxMessageBytes = mail::kMaxMessageBytes;
inline constexpr std::uint64_t kMaxHeldBytes = 2 * kMaxMessageBytes;  // all together
inline constexpr std::size_t kMaxChunkBytes = std::size_t{1} << 20;   // decoded
inline constexpr std::size_t kMaxNameBytes = 64;
inline constexpr std::uint64_t kMaxCount = std::numeric_limits<std::int64_t>::max();
// A front end that forgot a message, or lost interest, does not keep it here for ever.
inline constexpr std::chrono::minutes kIdleTime{10};

using Clock = std::chrono::steady_clock;

class HeldMessage {
 public:
  HeldMessage(mail::Spool spool, std::uint64_t size) : spool_(std::move(spool)), size_(size) {}

  // Takes the chunk of this place in the order, from 0. Errors: refused (out of order, more than
  // announced), storage. The message stays as it was, unless storage failed.
  tl::expected<void, RpcError> append(std::uint64_t sequence, std::string_view bytes);

  // The whole message. Errors: refused when bytes are missing, storage.
  tl::expected<std::string_view, RpcError> bytes();

  // How many bytes were announced.
  std::uint64_t size() const { return size_; }

  Clock::time_point last_used{};
  std::string verdict;                            // as JSON, once judged
  std::optional<verification::Verdict> judged{};  // the same, for its page
  bool verified = false;                          // judged genuine, or certified as an anomaly
  std::unique_ptr<OriginalParts> original{};      // once asked for

 private:
  mail::Spool spool_;
  std::uint64_t size_;
  std::uint64_t next_sequence_ = 0;
  std::optional<mail::Source> whole_;
};

class Messages {
 public:
  // `folder`: where messages too large for memory are spooled; may not exist yet. Empty: nowhere.
  explicit Messages(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Errors: refused (name taken, too many messages, too large, too much in all), storage.
  tl::expected<void, RpcError> begin(std::string_view name, std::uint64_t size,
                                     Clock::time_point now);
  // Errors: unknown_message.
  tl::expected<HeldMessage*, RpcError> find(std::string_view name, Clock::time_point now);
  tl::expected<void, RpcError> discard(std::string_view name);

  // Forgets the messages that nobody asked for since `now` - kIdleTime. Out: how many.
  std::size_t drop_idle(Clock::time_point now);

 private:
  std::filesystem::path folder_;
  std::map<std::string, HeldMessage, std::less<>> held_;
};

}  // namespace pec::protocol
