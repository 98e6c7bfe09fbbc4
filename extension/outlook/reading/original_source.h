// SPDX-License-Identifier: EUPL-1.2
//
// Where the bytes of a message come from: Outlook's store, or a test.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "mapi/original.h"

namespace pec::outlook {

// A message that is read in short steps, so that Outlook's thread never waits long. Between them
// Outlook needs a breath: messages that are posted go before input and painting, timers after
// (Microsoft, "About Messages and Message Queues").
inline constexpr std::chrono::milliseconds kBreath{1};

class OriginalSource {
 public:
  virtual ~OriginalSource() = default;

  // One step. Out: whether there is more to read. Errors: there is nothing to be judged after all.
  virtual tl::expected<bool, NoOriginal> read_on() = 0;

  struct Whole {
    std::string bytes;
    bool has_headers = true;
    // The transport's headers alone, which say that it arrived unsigned: whether it claims to be
    // PEC is judged by them, and nothing else.
    bool is_only_headers = false;
  };
  // All of it, once there is no more to read.
  virtual Whole take() = 0;
};

// Opens the original of an item, without changing anything.
using OpenOriginal =
    std::function<tl::expected<std::unique_ptr<OriginalSource>, NoOriginal>(IDispatch* item)>;

// From Outlook's store.
tl::expected<std::unique_ptr<OriginalSource>, NoOriginal> open_stored_original(IDispatch* item);

}  // namespace pec::outlook
