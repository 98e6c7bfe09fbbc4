// SPDX-License-Identifier: EUPL-1.2
#include "protocol/original_parts.h"

#include <algorithm>
#include <utility>

namespace pec::protocol {

std::unique_ptr<OriginalParts> OriginalParts::open(std::string_view bytes) {
  auto message = mail::parse_message(bytes);
  if (!message || message->root.children.empty()) return nullptr;
  std::unique_ptr<OriginalParts> out(new OriginalParts);
  out->message_ = std::move(*message);
  const mail::Entity& content = out->message_.root.children.front();
  out->original_ = verification::Original::in(out->message_, verification::find_postacert(content));
  if (!out->original_) return nullptr;
  out->attachments_ = out->original_->attachments();
  return out;
}

// Starts the part from its beginning. Out: false when there is no such part.
bool OriginalParts::rewind(std::string_view part) {
  offset_ = 0;
  part_ = part;
  if (part == kWholeOriginal) {
    reader_.emplace(original_->bytes(), mail::Encoding::identity);
    return true;
  }
  const auto found = std::find_if(
      attachments_.begin(), attachments_.end(),
      [part](const verification::Attachment& attachment) { return attachment.part == part; });
  if (found == attachments_.end()) {
    reader_.reset();
    return false;
  }
  reader_.emplace(found->body, found->encoding);
  return true;
}

std::optional<OriginalParts::Piece> OriginalParts::read(std::string_view part, std::uint64_t offset,
                                                        std::size_t max_bytes) {
  if (offset == 0) {
    if (!rewind(part)) return std::nullopt;
  } else if (!reader_ || part != part_ || offset != offset_) {
    return std::nullopt;
  }
  Piece piece{reader_->next(max_bytes), false};
  offset_ += piece.bytes.size();
  piece.last = reader_->done();
  return piece;
}

}  // namespace pec::protocol
