// SPDX-License-Identifier: EUPL-1.2
//
// Where the bytes of a message come from: Outlook's store (mapi/), or a test.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "com/dispatch.h"

namespace pec::outlook {

// Why a message cannot be judged.
enum class NoOriginal {
  ordinary,   // it never was a signed one, and claims nothing
  converted,  // Outlook has no longer what arrived
  failed      // it could not be read
};

// A message that is read in short steps, so that Outlook's thread never waits long.
class OriginalSource {
 public:
  virtual ~OriginalSource() = default;

  // One step. Out: whether there is more to read.
  virtual tl::expected<bool, NoOriginal> read_on() = 0;

  struct Whole {
    std::string bytes;
    bool has_headers = true;
  };
  // All of it, once there is no more to read.
  virtual Whole take() = 0;
};

// Opens the original of an item, without changing anything.
using OpenOriginal =
    std::function<tl::expected<std::unique_ptr<OriginalSource>, NoOriginal>(IDispatch* item)>;

}  // namespace pec::outlook
