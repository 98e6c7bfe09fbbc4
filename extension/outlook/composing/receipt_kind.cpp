// SPDX-License-Identifier: EUPL-1.2
//
// Microsoft, "Outlook VBA reference": PropertyAccessor.GetProperty; PropertyAccessor.SetProperty,
// which makes a property that is not there, and is kept when the item is saved;
// PropertyAccessor.DeleteProperty, which deletes custom properties only.
#include "composing/receipt_kind.h"

#include <string>

#include "model/outgoing_mail.h"
#include "text/ascii.h"
#include "text/utf16_windows.h"

namespace pec::outlook {
namespace {

// MAPI_E_NOT_FOUND (Microsoft, "MAPI return codes"), as a property that is not there is answered.
constexpr HRESULT kNotFound = static_cast<HRESULT>(0x8004010FL);

bool is_absent(HRESULT error) { return error == kNotFound || error == DISP_E_UNKNOWNNAME; }

}  // namespace

tl::expected<ReceiptKind, HRESULT> receipt_kind_of(IDispatch* item) {
  const auto accessor = get_object(item, L"PropertyAccessor");
  if (!accessor) return tl::make_unexpected(accessor.error());
  const Value name{std::wstring_view(kReceiptTypeProperty)};
  const auto value = get(accessor->get(), L"GetProperty", {&name});
  if (!value && !is_absent(value.error())) return tl::make_unexpected(value.error());
  const std::string whole = value ? value->text() : std::string();
  const std::string_view kind = text::trimmed(whole);
  if (kind.empty()) return ReceiptKind::complete;
  for (std::size_t at = 0; at < kReceiptNames.size(); ++at)
    if (text::equals_ignoring_case(kind, kReceiptNames[at])) return static_cast<ReceiptKind>(at);
  return ReceiptKind::other;
}

tl::expected<void, HRESULT> set_receipt_kind(IDispatch* item, ReceiptKind kind) {
  if (kind == ReceiptKind::other) return tl::make_unexpected(E_INVALIDARG);
  const auto accessor = get_object(item, L"PropertyAccessor");
  if (!accessor) return tl::make_unexpected(accessor.error());
  const Value name{std::wstring_view(kReceiptTypeProperty)};
  if (kind == ReceiptKind::complete) {
    const auto there = get(accessor->get(), L"GetProperty", {&name});
    if (!there && is_absent(there.error())) return {};
    if (get(accessor->get(), L"DeleteProperty", {&name})) return {};
  }
  const Value value{text::utf16_of(kReceiptNames[static_cast<std::size_t>(kind)])};
  const auto set = get(accessor->get(), L"SetProperty", {&name, &value});
  if (!set) return tl::make_unexpected(set.error());
  return {};
}

}  // namespace pec::outlook
