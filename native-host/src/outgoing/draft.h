// SPDX-License-Identifier: EUPL-1.2
//
// A message about to be sent, as a front end tells of it or as a file holds it. Everything in it is
// untrusted text.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/message.h"

namespace pec::outgoing {

// Attachments larger than this, as encoded, are not looked into.
inline constexpr std::size_t kMaxContentBytes = std::size_t{256} * 1024 * 1024;

enum class BodyFormat { plain, html, both, rtf };

struct DraftAttachment {
  std::string name;
  std::string type;  // "application/zip"; empty: not known
  std::uint64_t bytes = 0;
  std::optional<std::string_view> content;  // decoded, when at hand
};

struct DraftRecipient {
  std::string display;
  std::string address;
};

struct Draft {
  std::string from;  // addr-spec
  std::string reply_to;
  std::vector<DraftRecipient> to;
  std::vector<DraftRecipient> cc;
  std::vector<DraftRecipient> bcc;
  std::vector<std::string> lists;  // mailing lists that could not be expanded
  std::optional<std::string> subject;
  std::optional<std::string> receipt_type;  // X-TipoRicevuta as written; absent: completa
  BodyFormat format = BodyFormat::plain;
  std::vector<DraftAttachment> attachments;
  std::uint64_t encoded_bytes = 0;  // the whole as it goes out; 0: estimated
  std::uint64_t body_bytes = 0;     // of the text, without attachments
  // What the contents point to where they are not in the message itself.
  std::vector<std::shared_ptr<const std::string>> decoded;
};

// The message as a draft; its bytes must outlive the draft. Fields that stand several times are
// read as a server does: all of them.
Draft draft_of(const mail::Message& message);

// How many bytes the draft has when it goes out: encoded_bytes, or what base64 makes of its
// attachments (RFC 2045, 6.8).
std::uint64_t bytes_as_sent(const Draft& draft);

}  // namespace pec::outgoing
