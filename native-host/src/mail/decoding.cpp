// SPDX-License-Identifier: EUPL-1.2
#include "mail/decoding.h"

#include "mail/part_reader.h"

namespace pec::mail {

tl::expected<std::string, MailError> decoded_body(const Message& message, const Entity& leaf,
                                                  std::size_t max_encoded_bytes) {
  const std::string_view body = message.body(leaf);
  if (body.size() > max_encoded_bytes) return tl::unexpected(MailError{"too-large"});
  if (leaf.encoding == Encoding::other) return tl::unexpected(MailError{"encoding"});
  // One piece: no encoding makes more bytes of a body than it has.
  return PartReader(body, leaf.encoding).next(body.size() + kMinPieceBytes);
}

}  // namespace pec::mail
