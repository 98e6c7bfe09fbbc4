// SPDX-License-Identifier: EUPL-1.2
#include "verification/original.h"

#include <algorithm>
#include <utility>

#include "mail/decoding.h"
#include "text/ascii.h"

namespace pec::verification {
namespace {

// Recursion is bounded by mail::kMaxDepth.
void collect(const mail::Message& message, const mail::Entity& entity, const std::string& place,
             std::vector<Attachment>& out) {
  if (entity.is_multipart() && !entity.children.empty()) {
    for (std::size_t i = 0; i < entity.children.size(); ++i) {
      const std::string here = place + (place.empty() ? "" : ".") + std::to_string(i + 1);
      collect(message, entity.children[i], here, out);
    }
    return;
  }
  out.push_back({place.empty() ? "1" : place, entity.name, entity.type, entity.encoding,
                 message.body(entity)});
}

}  // namespace

std::optional<Original> Original::in(const mail::Message& message, const mail::Entity* postacert) {
  if (postacert == nullptr) return std::nullopt;
  Original out;
  if (!postacert->children.empty()) {
    out.message_ = &message;
    out.root_ = &postacert->children.front();
    return out;
  }
  auto bytes = mail::decoded_body(message, *postacert, kMaxEncodedOriginalBytes);
  if (postacert->encoding == mail::Encoding::identity || !bytes) return std::nullopt;
  out.decoded_ = std::make_unique<Decoded>(Decoded{std::move(*bytes), {}});
  auto inner = mail::parse_message(out.decoded_->bytes);
  if (!inner) return std::nullopt;
  out.decoded_->message = std::move(*inner);
  out.message_ = &out.decoded_->message;
  out.root_ = &out.message_->root;
  return out;
}

std::vector<Attachment> Original::attachments() const {
  std::vector<Attachment> out;
  collect(*message_, *root_, {}, out);
  return out;
}

bool is_daticert(const mail::Entity& part) {
  return text::equals_ignoring_case(part.name, "daticert.xml");
}

const mail::Entity* find_postacert(const mail::Entity& content) {
  const auto found = std::find_if(
      content.children.begin(), content.children.end(),
      [](const mail::Entity& part) { return part.is_message() && !is_daticert(part); });
  return found == content.children.end() ? nullptr : &*found;
}

}  // namespace pec::verification
