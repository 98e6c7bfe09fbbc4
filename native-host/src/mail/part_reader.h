// SPDX-License-Identifier: EUPL-1.2
//
// A part decoded piece by piece, so that an attachment of 100 MB is never in memory as a whole.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "mail/message.h"

namespace pec::mail {

// The smallest cap on a piece that is kept: a decoder holds back up to half of this.
inline constexpr std::size_t kMinPieceBytes = 16;

class PartReader {
 public:
  // In: the encoded bytes of a part, borrowed for the life of the reader. Encoding::other is
  // handed out as it stands, like identity.
  PartReader(std::string_view body, Encoding encoding);
  ~PartReader();
  PartReader(PartReader&& other) noexcept;
  PartReader& operator=(PartReader&& other) noexcept;
  PartReader(const PartReader&) = delete;
  PartReader& operator=(const PartReader&) = delete;

  // The next decoded bytes, at most `max_bytes` (or kMinPieceBytes, where that is more), which must
  // not be 0; may be fewer, and is empty only when done. Base64 skips
  // characters outside its alphabet and ends at the first padding (RFC 2045, 6.8).
  std::string next(std::size_t max_bytes);
  bool done() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pec::mail
