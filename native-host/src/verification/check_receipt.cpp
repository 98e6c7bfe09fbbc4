// SPDX-License-Identifier: EUPL-1.2
//
// receipt.content: does the delivery receipt speak of the very message that the sender holds?
#include "verification/checks.h"
#include "verification/sent_copy.h"

namespace pec::verification {

Check check_receipt_content(const Examination& e) {
  constexpr CheckId kId = CheckId::receipt_content;
  if (!e.certification || e.certification->type != certification::Type::delivery)
    return skipped(kId, "not-a-delivery");
  // Absent means complete (RFC 6109, 3.3.2).
  const auto type = e.certification->receipt_type.value_or(certification::ReceiptType::complete);
  if (type == certification::ReceiptType::concise) return skipped(kId, "concise");
  if (!e.context.sent_copy) return skipped(kId, "no-copy");
  const auto warning = [](std::string_view reason, const std::vector<std::string>& parts) {
    return make_check(kId, Result::warn,
                      {{"reason", std::string(reason)}, {"parts", joined(parts)}});
  };
  if (e.postacert == nullptr) {
    // Recipients in Cc get a concise receipt whatever was asked for (RFC 6109, 3.3.2).
    return skipped(kId, "concise");
  }
  const auto sent = mail::parse_message(*e.context.sent_copy);
  if (!sent || e.original == nullptr) return warning("no-original", {});
  const std::vector<std::string> headers = differing_headers(sent->root, *e.original);
  if (!headers.empty()) return warning("headers", headers);
  const bool brief = type == certification::ReceiptType::brief;
  const std::vector<std::string> parts =
      differing_parts({*sent, sent->root}, {*e.original_in, *e.original},
                      brief ? Comparison::brief : Comparison::complete);
  if (!parts.empty()) return warning(brief ? "hash" : "parts", parts);
  return passed(kId);
}

}  // namespace pec::verification
