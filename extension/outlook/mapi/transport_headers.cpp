// SPDX-License-Identifier: EUPL-1.2
#include "mapi/transport_headers.h"

#include <utility>

#include "mapi/stream_reader.h"

namespace pec::outlook {
namespace {

constexpr const wchar_t* kName = L"http://schemas.microsoft.com/mapi/proptag/0x007D001F";

}  // namespace

std::string transport_headers(IDispatch* item) {
  const auto accessor = get_object(item, L"PropertyAccessor");
  if (!accessor) return {};
  const Value name{std::wstring_view(kName)};
  const auto value = get(accessor->get(), L"GetProperty", {&name});
  return value ? value->text() : std::string();
}

// The stream first: PropertyAccessor has an error for a text of more than 4 KB (Microsoft's article
// 929593), but converts what an old store keeps in another character set.
std::string transport_headers(IDispatch* item, IMessage& message) {
  if (auto text = read_text(message, PR_TRANSPORT_MESSAGE_HEADERS_W, kMaxTransportHeaderBytes))
    return std::move(*text);
  return transport_headers(item);
}

}  // namespace pec::outlook
