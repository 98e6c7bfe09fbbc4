// SPDX-License-Identifier: EUPL-1.2
//
// mail/message.h: the tree of entities lies in the message, parts in order and apart from each
// other; a part read piece by piece is the part decoded at once; and what is inside an original
// lies inside its message.
#include "mail/message.h"

#include <string>

#include "input.h"
#include "mail/decoding.h"
#include "mail/part_reader.h"
#include "mail/second_reading.h"
#include "verification/original.h"

namespace pec::fuzz {
namespace {

using mail::Encoding;
using mail::Entity;
using mail::Message;

constexpr std::size_t kMaxDecoded = std::size_t{64} << 10;

void check_leaf(const Message& message, const Entity& leaf, Dice& dice) {
  const auto wanted = mail::decoded_body(message, leaf, kMaxDecoded);
  if (!wanted) {
    require(leaf.encoding == Encoding::other || message.body(leaf).size() > kMaxDecoded,
            "a small part of a known encoding is decoded");
    return;
  }
  const Block body(message.body(leaf));
  mail::PartReader reader(body.text(), leaf.encoding);
  const std::size_t limit = std::size_t{1} << dice.below(14);
  std::string out;
  while (!reader.done()) {
    const std::size_t most = 1 + dice.below(limit);
    const std::string piece = reader.next(most);
    require(piece.size() <= std::max(most, mail::kMinPieceBytes),
            "a piece is not larger than asked for");
    require(!piece.empty() || reader.done(), "a piece is empty at the end only");
    out += piece;
  }
  require(out == *wanted, "a part in pieces is the part as a whole");
}

// Out: how many entities there are.
std::size_t check_entity(const Message& message, const Entity& entity, std::size_t depth,
                         Dice& dice) {
  require(depth <= mail::kMaxDepth, "the tree is not too deep");
  require(entity.begin <= entity.body && entity.body <= entity.end &&
              entity.end <= message.bytes.size(),
          "an entity has its offsets in order");
  for (const mail::HeaderField& field : entity.headers.fields()) {
    require(lies_in(field.name, message.header_block(entity)) &&
                lies_in(field.value, message.header_block(entity)),
            "a field lies in its header block");
  }
  require(entity.children.empty() || entity.is_multipart() ||
              (entity.is_message() && entity.children.size() == 1),
          "parts are those of a multipart, or a message in a message");
  if (entity.children.empty()) check_leaf(message, entity, dice);
  std::size_t count = 1;
  std::size_t end = entity.body;
  for (const Entity& child : entity.children) {
    require(child.begin >= end, "parts are in order and disjoint");
    require(child.end <= entity.end, "a part lies in its entity");
    end = child.end;
    count += check_entity(message, child, depth + 1, dice);
  }
  return count;
}

void check_readings(const Message& message, const Entity& root) {
  const auto first = mail::first_reading(root);
  const auto second = mail::second_reading(message, root, root.boundary);
  for (const auto& parts : {first, second}) {
    if (!parts) continue;
    require(root.body <= parts->content_begin && parts->content_begin <= parts->content_end &&
                parts->content_end <= parts->signature_begin &&
                parts->signature_begin <= parts->signature_end && parts->signature_end <= root.end,
            "the signed parts lie in the message, one after the other");
  }
}

void check_original(const Message& message) {
  if (message.root.children.empty()) return;
  const auto original = verification::Original::in(
      message, verification::find_postacert(message.root.children.front()));
  if (!original) return;
  require(original->was_encoded() || lies_in(original->bytes(), message.bytes),
          "an original lies in its message");
  for (const verification::Attachment& attachment : original->attachments()) {
    require(lies_in(attachment.body, original->bytes()), "an attachment lies in the original");
    require(!attachment.part.empty(), "an attachment has a place");
  }
}

void test(std::string_view input) {
  const Block block(input);
  const auto message = mail::parse_message(block.text());
  if (!message) {
    require(message.error().id == "empty" || message.error().id == "not-a-message",
            "there are two ways to be no message of this size");
    return;
  }
  Dice dice(input);
  const std::size_t count = check_entity(*message, message->root, 1, dice);
  // The outermost level has a count of its own.
  require(count <= 2 * mail::kMaxParts + 1, "there are not too many parts");
  check_readings(*message, message->root);
  check_original(*message);
}

}  // namespace
}  // namespace pec::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pec::fuzz::test(pec::fuzz::as_text(data, size));
  return 0;
}
