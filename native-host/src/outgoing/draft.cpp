// SPDX-License-Identifier: EUPL-1.2
#include "outgoing/draft.h"

#include "mail/decoding.h"
#include "mail/values.h"
#include "text/ascii.h"

namespace pec::outgoing {
namespace {

using mail::Entity;
using mail::Message;

// Headers, boundaries and what a mail program adds on its own.
constexpr std::uint64_t kHeadBytes = 2000;
constexpr std::uint64_t kPartHeadBytes = 300;

// 57 bytes become a line of 76 and its end.
constexpr std::uint64_t base64_bytes(std::uint64_t bytes) { return (bytes + 56) / 57 * 78; }

// The items of every field of that name, in order. What the reader of addresses cannot take stands
// as it is written, so that it is shown as malformed and not passed over.
std::vector<DraftRecipient> recipients(const mail::Headers& headers, std::string_view name) {
  std::vector<DraftRecipient> out;
  for (const mail::HeaderField& field : headers.fields()) {
    if (!text::equals_ignoring_case(field.name, name)) continue;
    const std::vector<mail::Address> read = mail::addresses(field.value);
    for (const mail::Address& one : read) out.push_back({one.display, one.address});
    const std::string written = mail::unfolded(field.value);
    // An empty group ("undisclosed-recipients:;") names nobody; other text does.
    if (read.empty() && !written.empty() && !written.ends_with(":;")) out.push_back({{}, written});
  }
  return out;
}

std::string first_address(const mail::Headers& headers, std::string_view name) {
  const std::vector<DraftRecipient> all = recipients(headers, name);
  return all.empty() ? std::string() : all.front().address;
}

std::string disposition_of(const Entity& entity) {
  return mail::content_disposition(entity.headers.first("Content-Disposition")).value;
}

class Reader {
 public:
  Reader(const Message& message, Draft& draft) : message_(message), draft_(draft) {}

  void read(const Entity& entity, bool is_root) {
    if (entity.is_multipart()) {
      for (const Entity& part : entity.children) read(part, false);
      return;
    }
    const bool is_attachment =
        !entity.name.empty() || entity.is_message() || disposition_of(entity) == "attachment";
    if (is_attachment || !entity.type.starts_with("text/"))
      attach(entity, is_root);
    else
      take_text(entity);
  }

  BodyFormat format() const {
    if (has_html_) return has_plain_ ? BodyFormat::both : BodyFormat::html;
    return BodyFormat::plain;
  }

 private:
  void take_text(const Entity& entity) {
    draft_.body_bytes += message_.body(entity).size();
    if (entity.type == "text/html")
      has_html_ = true;
    else
      has_plain_ = true;
  }

  void attach(const Entity& entity, bool is_root) {
    const std::string_view body = message_.body(entity);
    if (is_root && body.empty()) return;
    DraftAttachment out;
    out.name = entity.name;
    out.type = entity.type;
    out.bytes = body.size();
    if (entity.encoding == mail::Encoding::identity) {
      out.content = body;
    } else if (auto decoded = mail::decoded_body(message_, entity, kMaxContentBytes)) {
      draft_.decoded.push_back(std::make_shared<const std::string>(std::move(*decoded)));
      out.content = *draft_.decoded.back();
      out.bytes = out.content->size();
    }
    draft_.attachments.push_back(std::move(out));
  }

  const Message& message_;
  Draft& draft_;
  bool has_plain_ = false;
  bool has_html_ = false;
};

}  // namespace

Draft draft_of(const Message& message) {
  const mail::Headers& headers = message.root.headers;
  Draft out;
  out.from = first_address(headers, "From");
  out.reply_to = first_address(headers, "Reply-To");
  out.to = recipients(headers, "To");
  out.cc = recipients(headers, "Cc");
  out.bcc = recipients(headers, "Bcc");
  if (headers.has("Subject")) out.subject = mail::decoded_text(headers.first("Subject"));
  if (headers.has("X-TipoRicevuta"))
    out.receipt_type = mail::unfolded(headers.first("X-TipoRicevuta"));
  Reader reader(message, out);
  reader.read(message.root, true);
  out.format = reader.format();
  out.encoded_bytes = message.bytes.size();
  return out;
}

std::uint64_t bytes_as_sent(const Draft& draft) {
  if (draft.encoded_bytes > 0) return draft.encoded_bytes;
  std::uint64_t out = kHeadBytes + draft.body_bytes;
  for (const DraftAttachment& one : draft.attachments)
    out += kPartHeadBytes + base64_bytes(one.bytes);
  return out;
}

}  // namespace pec::outgoing
