// SPDX-License-Identifier: EUPL-1.2
//
// The kind of delivery receipt that a message asks for, in a header of its own (RFC 6109, 3.3.2).
#pragma once

#include <array>
#include <string_view>

#include <tl/expected.hpp>

#include "com/dispatch.h"

namespace pec::outlook {

enum class ReceiptKind {
  complete,   // "completa", which no header means, too: the one that brings the whole message back
  brief,      // "breve"
  synthetic,  // "sintetica"
  other       // its header names no kind that there is
};

// As the header X-TipoRicevuta has them, in the order of ReceiptKind.
inline constexpr std::array<std::string_view, 3> kReceiptNames = {"completa", "breve", "sintetica"};

// What an item asks for. In: an item of Outlook's, on its thread. Errors: it has no properties to
// be asked for, or Outlook's answer when that is another than that the property is not there.
tl::expected<ReceiptKind, HRESULT> receipt_kind_of(IDispatch* item);

// Has it ask for another; for the usual one the header is taken away, or named where Outlook does
// not take it away. It counts when the item is saved or sent. Errors: whatever Outlook answers, and
// E_INVALIDARG for `other`; then the item is as it was.
tl::expected<void, HRESULT> set_receipt_kind(IDispatch* item, ReceiptKind kind);

}  // namespace pec::outlook
