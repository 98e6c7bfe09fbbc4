// SPDX-License-Identifier: EUPL-1.2
#include "mail/decoding.h"

#include "mail/gmime_handles.h"

namespace pec::mail {
namespace {

std::string decoded(std::string_view text, GMimeContentEncoding encoding) {
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, encoding);
  std::string out(g_mime_encoding_outlen(&state, text.size()), '\0');
  out.resize(g_mime_encoding_flush(&state, text.data(), text.size(), out.data()));
  return out;
}

}  // namespace

tl::expected<std::string, MailError> decoded_body(const Message& message, const Entity& leaf,
                                                  std::size_t max_encoded_bytes) {
  const std::string_view body = message.body(leaf);
  if (body.size() > max_encoded_bytes) return tl::unexpected(MailError{"too-large"});
  switch (leaf.encoding) {
    case Encoding::identity:
      return std::string(body);
    case Encoding::base64:
      return decoded(up_to_padding(body), GMIME_CONTENT_ENCODING_BASE64);
    case Encoding::quoted_printable:
      return decoded(body, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    case Encoding::other:
      break;
  }
  return tl::unexpected(MailError{"encoding"});
}

std::string_view up_to_padding(std::string_view text) {
  const std::size_t pad = text.find('=');
  if (pad == std::string_view::npos) return text;
  const std::size_t second = text.find_first_not_of(" \t\r\n", pad + 1);
  const bool two = second != std::string_view::npos && text[second] == '=';
  return text.substr(0, two ? second + 1 : pad + 1);
}

}  // namespace pec::mail
