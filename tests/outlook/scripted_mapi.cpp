// SPDX-License-Identifier: EUPL-1.2
#include "scripted_mapi.h"

#include <algorithm>
#include <cwctype>
#include <utility>

#include "scripted_message.h"

namespace pec::outlook::testing {
namespace {

constexpr IID kStore = {
    0x00020306, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
// Longer texts are an error of PropertyAccessor's.
constexpr std::size_t kAccessorLimit = 4096;

std::wstring digits_of(ULONG size, LPENTRYID identifier) {
  constexpr std::wstring_view kDigits = L"0123456789ABCDEF";
  std::wstring out;
  const auto* bytes = reinterpret_cast<const unsigned char*>(identifier);
  for (ULONG at = 0; at < size; ++at) {
    out += kDigits[bytes[at] / 16U];
    out += kDigits[bytes[at] % 16U];
  }
  return out;
}

HRESULT open_entry(World& world, std::shared_ptr<const StoredMessage> found, HRESULT otherwise,
                   ULONG flags, ULONG* type, LPUNKNOWN* out) {
  *out = nullptr;
  EXPECT_EQ(flags, 0U) << "opened for writing";
  if (!found) return otherwise;
  *type = found->is_folder ? MAPI_FOLDER : MAPI_MESSAGE;
  *out = make_message(world, std::move(found)).release();
  return S_OK;
}

class Store final : public ScriptedProperties<IMsgStore> {
 public:
  Store(const Mailbox& mailbox, std::wstring name)
      : ScriptedProperties(mailbox.world(), kStore), mailbox_(mailbox), name_(std::move(name)) {}

  HRESULT STDMETHODCALLTYPE OpenEntry(ULONG size, LPENTRYID entry, LPCIID /*identifier*/,
                                      ULONG flags, ULONG* type, LPUNKNOWN* out) override {
    *out = nullptr;
    if (goes_wrong()) return world().failure;
    return open_entry(world(), mailbox_.find(name_, digits_of(size, entry)), MAPI_E_NOT_FOUND,
                      flags, type, out);
  }

  HRESULT STDMETHODCALLTYPE Advise(ULONG, LPENTRYID, ULONG, LPMAPIADVISESINK, ULONG*) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE Unadvise(ULONG) override { return none(); }
  HRESULT STDMETHODCALLTYPE CompareEntryIDs(ULONG, LPENTRYID, ULONG, LPENTRYID, ULONG,
                                            ULONG*) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE SetReceiveFolder(LPTSTR, ULONG, ULONG, LPENTRYID) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE GetReceiveFolder(LPTSTR, ULONG, ULONG*, LPENTRYID*, LPTSTR*) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE GetReceiveFolderTable(ULONG, LPMAPITABLE*) override { return none(); }
  HRESULT STDMETHODCALLTYPE StoreLogoff(ULONG*) override { return none(); }
  HRESULT STDMETHODCALLTYPE AbortSubmit(ULONG, LPENTRYID, ULONG) override { return none(); }
  HRESULT STDMETHODCALLTYPE GetOutgoingQueue(ULONG, LPMAPITABLE*) override { return none(); }
  HRESULT STDMETHODCALLTYPE SetLockState(LPMESSAGE, ULONG) override { return none(); }
  HRESULT STDMETHODCALLTYPE FinishedMsg(ULONG, ULONG, LPENTRYID) override { return none(); }
  HRESULT STDMETHODCALLTYPE NotifyNewMail(LPNOTIFICATION) override { return none(); }

 private:
  static HRESULT none() { return not_called("a method of the store"); }
  HRESULT open(ULONG /*property*/, LPUNKNOWN* /*out*/) override { return none(); }

  const Mailbox& mailbox_;
  const std::wstring name_;
};

class Session final : public ScriptedUnknown<IMAPISession> {
 public:
  explicit Session(const Mailbox& mailbox)
      : ScriptedUnknown(mailbox.world(), kMapiSession), mailbox_(mailbox) {}

  HRESULT STDMETHODCALLTYPE OpenMsgStore(ULONG_PTR /*window*/, ULONG size, LPENTRYID store,
                                         LPCIID /*identifier*/, ULONG flags, LPMDB* out) override {
    *out = nullptr;
    if (goes_wrong()) return world().failure;
    EXPECT_EQ(flags & MDB_WRITE, 0U);
    EXPECT_NE(flags & MDB_NO_DIALOG, 0U) << "a window might come";
    const std::wstring name = digits_of(size, store);
    if (!mailbox_.is_open(name)) return MAPI_E_NOT_FOUND;
    *out = new Store(mailbox_, name);
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE OpenEntry(ULONG size, LPENTRYID entry, LPCIID /*identifier*/,
                                      ULONG flags, ULONG* type, LPUNKNOWN* out) override {
    *out = nullptr;
    if (goes_wrong()) return world().failure;
    return open_entry(world(), mailbox_.find(digits_of(size, entry)), MAPI_E_UNKNOWN_ENTRYID, flags,
                      type, out);
  }

  HRESULT STDMETHODCALLTYPE GetLastError(HRESULT, ULONG, LPMAPIERROR*) override { return none(); }
  HRESULT STDMETHODCALLTYPE GetMsgStoresTable(ULONG, LPMAPITABLE*) override { return none(); }
  HRESULT STDMETHODCALLTYPE OpenAddressBook(ULONG_PTR, LPCIID, ULONG, LPADRBOOK*) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE OpenProfileSection(LPMAPIUID, LPCIID, ULONG, LPPROFSECT*) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE GetStatusTable(ULONG, LPMAPITABLE*) override { return none(); }
  HRESULT STDMETHODCALLTYPE CompareEntryIDs(ULONG, LPENTRYID, ULONG, LPENTRYID, ULONG,
                                            ULONG*) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE Advise(ULONG, LPENTRYID, ULONG, LPMAPIADVISESINK, ULONG*) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE Unadvise(ULONG) override { return none(); }
  HRESULT STDMETHODCALLTYPE MessageOptions(ULONG_PTR, ULONG, LPTSTR, LPMESSAGE) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE QueryDefaultMessageOpt(LPTSTR, ULONG, ULONG*, LPSPropValue*) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE EnumAdrTypes(ULONG, ULONG*, LPTSTR**) override { return none(); }
  HRESULT STDMETHODCALLTYPE QueryIdentity(ULONG*, LPENTRYID*) override { return none(); }
  HRESULT STDMETHODCALLTYPE Logoff(ULONG_PTR, ULONG, ULONG) override { return none(); }
  HRESULT STDMETHODCALLTYPE SetDefaultStore(ULONG, ULONG, LPENTRYID) override { return none(); }
  HRESULT STDMETHODCALLTYPE AdminServices(ULONG, LPSERVICEADMIN*) override { return none(); }
  HRESULT STDMETHODCALLTYPE ShowForm(ULONG_PTR, LPMDB, LPMAPIFOLDER, LPCIID, ULONG, LPMESSAGE,
                                     ULONG, ULONG, ULONG, ULONG, LPSTR) override {
    return none();
  }
  HRESULT STDMETHODCALLTYPE PrepareForm(LPCIID, LPMESSAGE, ULONG*) override { return none(); }

 private:
  static HRESULT none() { return not_called("a method of the session"); }

  const Mailbox& mailbox_;
};

// Attachments: Count, and Item(1) .. Item(Count), with a FileName each.
Owned<ScriptedObject> attachments_of(World& world, const StoredMessage& message) {
  std::vector<std::wstring> names = message.shown;
  if (names.empty())
    for (const StoredAttachment& each : message.attachments) names.push_back(each.name);
  auto out = ScriptedObject::make(world);
  out->has(L"Count", static_cast<long>(names.size()));
  out->has(L"Item", [&world, names](const std::vector<VARIANT>& arguments) -> Called {
    const long at = arguments.size() == 1 ? arguments[0].lVal : 0;
    if (at < 1 || static_cast<std::size_t>(at) > names.size())
      return tl::make_unexpected(DISP_E_BADINDEX);
    const std::wstring& name = names[static_cast<std::size_t>(at) - 1];
    const auto one = ScriptedObject::make(world);
    if (!name.empty()) one->has(L"FileName", name);
    return Value(static_cast<IDispatch*>(one.get()));
  });
  return out;
}

Owned<ScriptedObject> accessor_of(World& world, const StoredMessage& message) {
  auto out = ScriptedObject::make(world);
  out->has(L"GetProperty",
           [headers = message.headers](const std::vector<VARIANT>& arguments) -> Called {
             const bool wanted = arguments.size() == 1 && arguments[0].vt == VT_BSTR &&
                                 view_of(arguments[0].bstrVal).ends_with(L"0x007D001F");
             if (!wanted || !headers) return tl::make_unexpected(DISP_E_UNKNOWNNAME);
             if (headers->size() > kAccessorLimit) return tl::make_unexpected(E_OUTOFMEMORY);
             return Value(std::wstring_view(*headers));
           });
  return out;
}

}  // namespace

void Mailbox::keep(const std::wstring& store, const std::wstring& entry, StoredMessage message) {
  if (stores_.find(store) == stores_.end()) order_.push_back(store);
  stores_[store][entry] = std::make_shared<const StoredMessage>(std::move(message));
}

bool Mailbox::is_open(const std::wstring& store) const {
  return stores_.count(store) > 0 &&
         std::find(closed_.begin(), closed_.end(), store) == closed_.end();
}

std::shared_ptr<const StoredMessage> Mailbox::find(const std::wstring& store,
                                                   const std::wstring& entry) const {
  const auto in = stores_.find(store);
  if (in == stores_.end()) return nullptr;
  const auto found = in->second.find(entry);
  return found == in->second.end() ? nullptr : found->second;
}

std::shared_ptr<const StoredMessage> Mailbox::find(const std::wstring& entry) const {
  for (const std::wstring& store : order_)
    if (auto found = find(store, entry); found && is_open(store)) return found;
  return nullptr;
}

Owned<ScriptedObject> Mailbox::name_space(bool has_mapi) {
  auto out = ScriptedObject::make(world_);
  std::shared_ptr<IUnknown> session;
  if (has_mapi) session = Owned<IUnknown>(new Session(*this));
  out->has(L"MAPIOBJECT", [session](const auto&) -> Called {
    Value value;
    value.out()->vt = VT_UNKNOWN;
    value.out()->punkVal = shared(session.get()).release();
    return value;
  });
  return out;
}

Owned<ScriptedObject> Mailbox::item(const std::wstring& store, const std::wstring& entry,
                                    const StoredMessage& message) {
  auto out = ScriptedObject::make(world_);
  out->has(L"MessageClass", message.message_class);
  out->has(L"EntryID", entry);
  out->has(L"Subject", message.subject);
  out->has(L"SenderName", message.sender_name);
  out->has(L"SenderEmailAddress", message.sender_address);
  out->has(L"Attachments", attachments_of(world_, message));
  out->has(L"PropertyAccessor", accessor_of(world_, message));
  auto folder = ScriptedObject::make(world_);
  if (!store.empty()) folder->has(L"StoreID", store);
  out->has(L"Parent", std::move(folder));
  return out;
}

Owned<ScriptedObject> Mailbox::item(const std::wstring& store, const std::wstring& entry) {
  const auto message = find(store, entry);
  return message ? item(store, entry, *message) : nullptr;
}

}  // namespace pec::outlook::testing
