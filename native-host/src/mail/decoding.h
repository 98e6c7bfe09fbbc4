// SPDX-License-Identifier: EUPL-1.2
//
// Undoing transfer encodings (RFC 2045, 6) of small parts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "mail/message.h"

namespace pec::mail {

// The decoded bytes of a leaf; fails with "too-large" when the encoded body exceeds
// `max_encoded_bytes` and with "encoding" for an encoding RFC 2045 does not know.
// Base64 skips characters outside its alphabet and ends at the first padding (RFC 2045, 6.8).
tl::expected<std::string, MailError> decoded_body(const Message& message, const Entity& leaf,
                                                  std::size_t max_encoded_bytes);

}  // namespace pec::mail
