// SPDX-License-Identifier: EUPL-1.2
//
// The original inside a verified message, opened for a front end that lists its parts and fetches
// them piece by piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/message.h"
#include "mail/part_reader.h"
#include "verification/original.h"

namespace pec::protocol {

// The name under which the original as a whole can be fetched, as an .eml file.
inline constexpr std::string_view kWholeOriginal = "original";

class OriginalParts {
 public:
  // In: the bytes of a message whose signature is intact; borrowed for the life of the object. Out:
  // null when it carries no original that can be looked into.
  static std::unique_ptr<OriginalParts> open(std::string_view bytes);

  const std::vector<verification::Attachment>& list() const { return attachments_; }

  // Decoded bytes of one part, from `offset` on, at most `max_bytes`; fewer does not mean the end.
  // A part is read forward: `offset` is 0, or where the piece before ended. Out: none when there is
  // no such part, or the offset is neither.
  struct Piece {
    std::string bytes;
    bool last = false;
  };
  std::optional<Piece> read(std::string_view part, std::uint64_t offset, std::size_t max_bytes);

 private:
  OriginalParts() = default;
  bool rewind(std::string_view part);

  mail::Message message_;
  std::optional<verification::Original> original_;
  std::vector<verification::Attachment> attachments_;
  std::string part_;  // the one being read
  std::optional<mail::PartReader> reader_;
  std::uint64_t offset_ = 0;
};

}  // namespace pec::protocol
