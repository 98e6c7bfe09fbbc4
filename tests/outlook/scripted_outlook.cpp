// SPDX-License-Identifier: EUPL-1.2
#include "scripted_outlook.h"

#include <algorithm>
#include <utility>

#include "scripted_collection.h"

namespace pec::outlook::testing {
namespace {

// GetProperty(name): one property is there, or none.
Owned<ScriptedObject> accessor(World& world, std::optional<std::wstring> smtp) {
  auto out = ScriptedObject::make(world);
  out->has(L"GetProperty", [smtp](const std::vector<VARIANT>& arguments) -> Called {
    const bool is_smtp = arguments.size() == 1 && arguments[0].vt == VT_BSTR &&
                         view_of(arguments[0].bstrVal).ends_with(L"0x39FE001F");
    if (!is_smtp || !smtp) return tl::make_unexpected(DISP_E_UNKNOWNNAME);
    return Value(std::wstring_view(*smtp));
  });
  return out;
}

Owned<ScriptedObject> account(World& world, const std::wstring& address) {
  auto out = ScriptedObject::make(world);
  out->has(L"SmtpAddress", address);
  return out;
}

Owned<ScriptedObject> recipient(World& world, const Person& person) {
  auto out = ScriptedObject::make(world);
  out->has(L"Type", person.type);
  out->has(L"Name", person.name);
  out->has(L"Address", person.address);
  out->has(L"PropertyAccessor", accessor(world, person.smtp));
  if (!person.entry_type) return out;
  auto entry = ScriptedObject::make(world);
  entry->has(L"AddressEntryUserType", *person.entry_type);
  out->has(L"AddressEntry", std::move(entry));
  return out;
}

}  // namespace

Owned<ScriptedApplication> ScriptedApplication::make(World& world, long language) {
  Owned<ScriptedApplication> out(new ScriptedApplication(world));
  auto settings = ScriptedObject::make(world);
  settings->has(L"LanguageID", [language](const std::vector<VARIANT>& arguments) -> Called {
    if (arguments.size() != 1 || arguments[0].lVal != 2) return tl::make_unexpected(E_INVALIDARG);
    return Value(language);
  });
  out->has(L"LanguageSettings", std::move(settings));
  return out;
}

Owned<ScriptedObject> ScriptedApplication::compose(const Letter& letter) {
  auto out = ScriptedObject::make(world());
  const auto has = [&](const wchar_t* name, auto value) {
    if (std::find(letter.missing.begin(), letter.missing.end(), name) == letter.missing.end())
      out->has(name, std::move(value));
  };
  std::vector<Owned<ScriptedObject>> accounts;
  accounts.push_back(account(world(), L"studio@pec.it"));
  accounts.push_back(account(world(), L"io@mail.example"));
  auto session = ScriptedObject::make(world());
  session->has(L"Accounts", collection(world(), std::move(accounts)));
  std::vector<Owned<ScriptedObject>> recipients;
  for (const Person& each : letter.recipients) recipients.push_back(recipient(world(), each));
  std::vector<Owned<ScriptedObject>> attachments;
  for (const auto& [name, bytes] : letter.attachments) {
    auto each = ScriptedObject::make(world());
    each->has(L"FileName", name);
    each->has(L"Size", bytes);
    attachments.push_back(std::move(each));
  }
  has(L"Class", letter.item_class);
  has(L"Subject", letter.subject);
  has(L"BodyFormat", letter.format);
  has(L"Size", 0L);
  has(L"SendUsingAccount",
      letter.account.empty() ? Owned<ScriptedObject>() : account(world(), letter.account));
  has(L"Session", std::move(session));
  has(L"Recipients", collection(world(), std::move(recipients)));
  has(L"ReplyRecipients", collection(world(), {}));
  has(L"Attachments", collection(world(), std::move(attachments)));
  has(L"PropertyAccessor", accessor(world(), std::nullopt));
  return out;
}

std::optional<bool> ScriptedApplication::send(IDispatch* item, HRESULT* result) {
  if (!has_listener()) return std::nullopt;
  VARIANT_BOOL cancel = VARIANT_FALSE;
  VARIANT arguments[2] = {};
  arguments[0].vt = VT_BYREF | VT_BOOL;
  arguments[0].pboolVal = &cancel;
  arguments[1].vt = VT_DISPATCH;
  arguments[1].pdispVal = item;
  DISPPARAMS parameters{arguments, nullptr, 2, 0};
  const HRESULT answered = raise(kItemSend, parameters);
  if (result != nullptr) *result = answered;
  return cancel != VARIANT_FALSE;
}

}  // namespace pec::outlook::testing
