// SPDX-License-Identifier: EUPL-1.2
#include "mapi/opened_message.h"

#include <optional>
#include <string>

namespace pec::outlook {
namespace {

// Longer than any store's.
constexpr std::size_t kMaxDigits = 8192;

std::optional<unsigned> value_of(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A' + 10);
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a' + 10);
  return std::nullopt;
}

// MAPI takes entry identifiers that it does not change.
ENTRYID* pointer_to(const Identifier& identifier) {
  return reinterpret_cast<ENTRYID*>(const_cast<std::byte*>(identifier.data()));
}
ULONG size_of(const Identifier& identifier) { return static_cast<ULONG>(identifier.size()); }

// NameSpace.MAPIOBJECT: a hidden member of Outlook's type library, the session as an IUnknown
// (known from GpgOL, too).
tl::expected<Owned<IMAPISession>, HRESULT> session_of(IDispatch* name_space) {
  const auto value = get(name_space, L"MAPIOBJECT");
  if (!value) return tl::make_unexpected(value.error());
  const VARIANT& held = value->variant();
  if (held.vt != VT_UNKNOWN || held.punkVal == nullptr)
    return tl::make_unexpected(DISP_E_TYPEMISMATCH);
  auto out = query<IMAPISession>(held.punkVal, kMapiSession);
  if (!out) return tl::make_unexpected(E_NOINTERFACE);
  return out;
}

// With the access that Outlook itself has: where a store was opened for reading only, attempts of
// others to open its messages for writing fail (Microsoft, "IMAPISession::OpenMsgStore", Notes to
// callers). The message is opened for reading all the same.
Owned<IMsgStore> open_store(IMAPISession& session, const Identifier& identifier) {
  if (identifier.empty()) return nullptr;
  IMsgStore* out = nullptr;
  const HRESULT result = session.OpenMsgStore(0, size_of(identifier), pointer_to(identifier),
                                              nullptr, MDB_NO_DIALOG | MAPI_BEST_ACCESS, &out);
  Owned<IMsgStore> owned(out);
  return FAILED(result) ? nullptr : std::move(owned);
}

// In: the session or a store, whose methods OpenEntry are alike. Without MAPI_MODIFY the message is
// read-only.
template <typename Opener>
tl::expected<Owned<IMessage>, HRESULT> open_entry(Opener& opener, const Identifier& identifier) {
  IUnknown* found = nullptr;
  ULONG type = 0;
  const HRESULT result = opener.OpenEntry(size_of(identifier), pointer_to(identifier),
                                          &kMapiMessage, 0, &type, &found);
  const Owned<IUnknown> owned(found);
  if (FAILED(result)) return tl::make_unexpected(result);
  if (type != MAPI_MESSAGE) return tl::make_unexpected(MAPI_E_INVALID_OBJECT);
  auto out = query<IMessage>(found, kMapiMessage);
  if (!out) return tl::make_unexpected(E_NOINTERFACE);
  return out;
}

}  // namespace

Identifier identifier_of(std::string_view digits) {
  if (digits.size() % 2 != 0 || digits.size() > kMaxDigits) return {};
  Identifier out;
  for (std::size_t at = 0; at < digits.size(); at += 2) {
    const auto high = value_of(digits[at]);
    const auto low = value_of(digits[at + 1]);
    if (!high || !low) return {};
    out.push_back(static_cast<std::byte>(*high * 16 + *low));
  }
  return out;
}

tl::expected<Identifier, HRESULT> entry_of(IDispatch* item) {
  const auto digits = get(item, L"EntryID");
  if (!digits) return tl::make_unexpected(digits.error());
  return identifier_of(digits->text());
}

// A message is opened by its store (Microsoft, "IMAPISession::OpenEntry", Notes to callers): that
// is faster, and the only way where several stores know the same identifier, as copies of a file
// do. The session finds the store itself where Outlook names none that opens.
tl::expected<Owned<IMessage>, HRESULT> open_message(IDispatch* item, const Identifier& entry,
                                                    IDispatch* session) {
  const auto mapi = session_of(session);
  if (!mapi) return tl::make_unexpected(mapi.error());
  Identifier in;
  if (const auto folder = get_object(item, L"Parent"))
    in = identifier_of(text_of(folder->get(), L"StoreID"));
  if (const auto store = open_store(**mapi, in)) return open_entry(*store, entry);
  return open_entry(**mapi, entry);
}

}  // namespace pec::outlook
