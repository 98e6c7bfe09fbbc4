// SPDX-License-Identifier: EUPL-1.2
#include "mail/entity_headers.h"

#include "mail/values.h"
#include "text/ascii.h"

namespace pec::mail {
namespace {

Encoding encoding_of(std::string_view value) {
  value = text::trimmed(value);
  if (value.empty() || text::equals_ignoring_case(value, "7bit") ||
      text::equals_ignoring_case(value, "8bit") || text::equals_ignoring_case(value, "binary"))
    return Encoding::identity;
  if (text::equals_ignoring_case(value, "base64")) return Encoding::base64;
  if (text::equals_ignoring_case(value, "quoted-printable")) return Encoding::quoted_printable;
  return Encoding::other;
}

}  // namespace

void read_entity_headers(std::string_view block, Entity& entity) {
  entity.headers = Headers::parse(block);
  entity.type = "text/plain";
  if (const std::string_view raw = entity.headers.first("Content-Type"); raw.data() != nullptr) {
    ParameterisedValue type = content_type(raw);
    if (!type.value.empty()) entity.type = std::move(type.value);
    entity.boundary = std::move(type.boundary);
    entity.name = std::move(type.name);
  }
  if (const std::string_view raw = entity.headers.first("Content-Disposition"); !raw.empty()) {
    ParameterisedValue disposition = content_disposition(raw);
    if (!disposition.name.empty()) entity.name = std::move(disposition.name);
  }
  entity.encoding = encoding_of(entity.headers.first("Content-Transfer-Encoding"));
}

}  // namespace pec::mail
