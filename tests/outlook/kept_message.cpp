// SPDX-License-Identifier: EUPL-1.2
#include "kept_message.h"

#include <string>
#include <utility>

#include "mail/message.h"
#include "mail/values.h"
#include "text/ascii.h"
#include "text/utf16_windows.h"

namespace pec::outlook::testing {
namespace {

constexpr UINT kWestern = 1252;

// Headers are text to Outlook: UTF-8 where they are that, otherwise what Windows writes in Italy.
std::wstring wide(std::string_view bytes) {
  const auto size = static_cast<int>(bytes.size());
  if (size == 0) return {};
  const int valid =
      ::MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, bytes.data(), size, nullptr, 0);
  const UINT page = valid > 0 ? CP_UTF8 : kWestern;
  std::wstring out(
      static_cast<std::size_t>(::MultiByteToWideChar(page, 0, bytes.data(), size, nullptr, 0)),
      L'\0');
  ::MultiByteToWideChar(page, 0, bytes.data(), size, out.data(), static_cast<int>(out.size()));
  return out;
}

// Ends of lines are CR LF there, whatever they were.
std::wstring transport_headers(std::string_view block, int variant) {
  std::string out;
  if (variant % 3 == 1) out = "Microsoft Mail Internet Headers Version 2.0\r\n";
  for (const char c : block) {
    if (c == '\n' && !out.ends_with('\r')) out += '\r';
    out += c;
  }
  if (variant % 3 == 2) {  // without the empty line
    while (out.ends_with("\r\n")) out.resize(out.size() - 2);
  }
  return wide(out);
}

// The names that Attachments shows: an enclosed message is an item of its own, under another name.
void show_attachments(const mail::Entity& entity, std::vector<std::wstring>& out) {
  if (entity.is_multipart()) {
    for (const mail::Entity& child : entity.children) show_attachments(child, out);
    return;
  }
  if (entity.is_message())
    out.push_back(L"Messaggio.msg");
  else if (!entity.name.empty())
    out.push_back(text::utf16_of(entity.name));
}

// The one attachment: the Content-Type as it was written, and the body.
std::string signed_part(std::string_view bytes, const mail::Entity& root,
                        const mail::HeaderField& type) {
  const std::string_view head = bytes.substr(0, root.body);
  const std::string_view line_end = head.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  std::string out(type.name.data(), type.value.data() + type.value.size());
  out += line_end;
  out += line_end;
  out += bytes.substr(root.body);
  return out;
}

void describe(const mail::Entity& root, StoredMessage& out) {
  out.subject = text::utf16_of(mail::decoded_text(root.headers.first("Subject")));
  for (const mail::Address& from : mail::addresses(root.headers.first("From"))) {
    out.sender_name = text::utf16_of(from.display);
    out.sender_address = text::utf16_of(from.address);
  }
}

}  // namespace

StoredMessage kept_by_outlook(std::string_view bytes, int variant) {
  StoredMessage out;
  const auto message = mail::parse_message(bytes);
  if (!message) return out;
  describe(message->root, out);
  out.headers = transport_headers(bytes.substr(0, message->root.body), variant);
  for (const mail::HeaderField& field : message->root.headers.fields()) {
    if (!text::equals_ignoring_case(field.name, "Content-Type")) continue;
    if (mail::content_type(field.value).value != "multipart/signed") continue;
    out.message_class = L"IPM.Note.SMIME.MultipartSigned";
    out.attachments = {{L"smime.p7m", StoredStream{signed_part(bytes, message->root, field)}}};
    return out;
  }
  show_attachments(message->root, out.shown);
  return out;
}

}  // namespace pec::outlook::testing
