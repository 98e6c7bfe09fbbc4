// SPDX-License-Identifier: EUPL-1.2
//
// The original inside a PEC message: what the sender wrote, carried by the provider as
// postacert.eml, and the attachments in it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/message.h"

namespace pec::verification {

// An encoded original larger than this is not looked into; the signature over it is judged all the
// same. Real providers leave it unencoded.
inline constexpr std::size_t kMaxEncodedOriginalBytes = std::size_t{8} << 20;

// One part of the original that a person can open or save.
struct Attachment {
  std::string part;  // where it lies in the original, "2.1"; "1" for one that has no parts
  std::string name;  // UTF-8 of untrusted origin; empty for the text of the message
  std::string type;  // "application/pdf"; lower-case
  mail::Encoding encoding = mail::Encoding::identity;
  std::string_view body;  // still encoded
};

class Original {
 public:
  // The original in the message/rfc822 part `postacert` of `message`, both borrowed. Out: none when
  // the part is none or cannot be looked into.
  static std::optional<Original> in(const mail::Message& message, const mail::Entity* postacert);

  const mail::Message& message() const { return *message_; }
  const mail::Entity& root() const { return *root_; }
  // Whether the provider encoded the part, so that message() is not the outer one.
  bool was_encoded() const { return decoded_ != nullptr; }

  // As it was sent, headers included: an .eml file.
  std::string_view bytes() const { return message_->whole(*root_); }

  // Its leaves in order; a message attached to it is one of them and not looked into.
  std::vector<Attachment> attachments() const;

 private:
  struct Decoded {
    std::string bytes;
    mail::Message message;
  };

  Original() = default;

  std::unique_ptr<Decoded> decoded_;
  const mail::Message* message_ = nullptr;
  const mail::Entity* root_ = nullptr;
};

bool is_daticert(const mail::Entity& part);

// The part that carries the original: the first message/rfc822 part of the signed content that is
// not the certification; null when there is none.
const mail::Entity* find_postacert(const mail::Entity& content);

}  // namespace pec::verification
