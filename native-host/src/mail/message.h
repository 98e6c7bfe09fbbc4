// SPDX-License-Identifier: EUPL-1.2
//
// A raw message as a tree of MIME entities with exact byte ranges (RFC 2045, 2046).
//
//   begin            body                                   end
//     |                |                                     |
//     Content-Type: ...|first line of the body ... last line |CRLF--boundary
//
// The line break before a delimiter belongs to the delimiter (RFC 2046, 5.1.1), so bytes
// [begin, end) of the first part of a multipart/signed are exactly what was signed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "mail/headers.h"

namespace pec::mail {

inline constexpr std::size_t kMaxMessageBytes = std::size_t{1} << 30;
inline constexpr std::size_t kMaxDepth = 40;    // multipart and message/rfc822 levels together
inline constexpr std::size_t kMaxParts = 5000;  // entities in one message

// RFC 2046, 5.1.1 allows 70; longer ones only cost time.
inline constexpr std::size_t kMaxBoundaryBytes = 256;

enum class Encoding { identity, base64, quoted_printable, other };

struct Entity {
  std::size_t begin = 0;  // offsets into the message's bytes
  std::size_t body = 0;
  std::size_t end = 0;
  Headers headers;
  std::string type;      // "text/plain"; lower-case, RFC 2045's default where there is none
  std::string boundary;  // of a multipart
  std::string name;      // Content-Disposition filename, else Content-Type name; decoded
  Encoding encoding = Encoding::identity;
  bool closed = false;       // a multipart whose close delimiter was found
  bool headers_cut = false;  // the header block exceeds kMaxHeaderBytes; the rest counts as body
  // Parts of a multipart, or the one message inside an unencoded message/rfc822.
  std::vector<Entity> children;

  bool is_multipart() const { return type.starts_with("multipart/"); }
  bool is_message() const { return type == "message/rfc822" || type == "message/global"; }
};

// Why bytes are no message: a stable identifier ("empty", "too-large", "not-a-message").
struct MailError {
  std::string id;
};

struct Message {
  std::string_view bytes;  // borrowed: whoever parsed keeps them alive
  Entity root;
  // The walk stopped at kMaxDepth or kMaxParts: "too-deep", "too-many-parts", or empty. What was
  // not walked is part of the body of the last entity reached.
  std::string truncated;

  std::string_view header_block(const Entity& e) const {
    return bytes.substr(e.begin, e.body - e.begin);
  }
  std::string_view body(const Entity& e) const { return bytes.substr(e.body, e.end - e.body); }
  std::string_view whole(const Entity& e) const { return bytes.substr(e.begin, e.end - e.begin); }
};

// Reads the structure of `bytes`, which may use CRLF or LF.
// Lines that mail stores put before the headers ("From ", X-Mozilla-*, X-UIDL, X-Account-Key) are
// skipped. In one pass over the bytes; nothing is decoded or copied but header values.
tl::expected<Message, MailError> parse_message(std::string_view bytes);

}  // namespace pec::mail
