// SPDX-License-Identifier: EUPL-1.2
//
// Members are those of Microsoft's "Outlook VBA reference": MailItem, Attachment.
#include "mapi/claim.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "certification/kinds.h"
#include "mapi/transport_headers.h"
#include "text/ascii.h"

namespace pec::outlook {
namespace {

constexpr std::array<std::string_view, 2> kPartNames = {"daticert.xml", "postacert.eml"};
constexpr std::array<std::string_view, 4> kHeaders = {
    "X-Trasporto:", "X-Ricevuta:", "X-TipoRicevuta:", "X-Riferimento-Message-ID:"};
// No provider sends more; the first ones show it.
constexpr long kMaxAttachments = 50;

bool is_certified_sender(std::string_view address, std::string_view name) {
  return text::starts_with_ignoring_case(address, "posta-certificata@") ||
         text::starts_with_ignoring_case(name, "Per conto di:");
}

bool has_header_of_pec(IDispatch* item) {
  const std::string headers = "\n" + text::lower(transport_headers(item));
  return std::any_of(kHeaders.begin(), kHeaders.end(), [&headers](std::string_view header) {
    return headers.find("\n" + text::lower(header)) != std::string::npos;
  });
}

tl::expected<bool, HRESULT> has_part_of_pec(IDispatch* item) {
  const auto attachments = get_object(item, L"Attachments");
  if (!attachments) return tl::make_unexpected(attachments.error());
  const auto count = get(attachments->get(), L"Count");
  if (!count) return tl::make_unexpected(count.error());
  for (long at = 1; at <= std::min(count->number(), kMaxAttachments); ++at) {
    const Value index(at);
    const auto attachment = get_object(attachments->get(), L"Item", {&index});
    if (!attachment) return tl::make_unexpected(attachment.error());
    const auto name = get(attachment->get(), L"FileName");
    if (!name) continue;  // an embedded object has none
    for (const std::string_view wanted : kPartNames)
      if (text::equals_ignoring_case(name->text(), wanted)) return true;
  }
  return false;
}

}  // namespace

tl::expected<bool, HRESULT> claims_pec(IDispatch* item) {
  const auto subject = get(item, L"Subject");
  if (!subject) return tl::make_unexpected(subject.error());
  if (certification::row_for_subject(subject->text()) != nullptr) return true;
  const auto address = get(item, L"SenderEmailAddress");
  const auto name = get(item, L"SenderName");
  if (address && name && is_certified_sender(address->text(), name->text())) return true;
  if (has_header_of_pec(item)) return true;
  return has_part_of_pec(item);
}

}  // namespace pec::outlook
