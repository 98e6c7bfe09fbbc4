// SPDX-License-Identifier: EUPL-1.2
#include "scripted_draft.h"

#include <string_view>
#include <utility>

namespace pec::outlook::testing {
namespace {

constexpr DISPID kOfContent = 1000;  // its members are those of the content, by other numbers
constexpr HRESULT kNotFound = static_cast<HRESULT>(0x8004010FL);  // MAPI_E_NOT_FOUND

std::wstring text_in(const VARIANT& value) { return std::wstring(view_of(value.bstrVal)); }

bool are_texts(const std::vector<VARIANT>& arguments, std::size_t count) {
  for (const VARIANT& each : arguments)
    if (each.vt != VT_BSTR) return false;
  return arguments.size() == count;
}

}  // namespace

Owned<ScriptedDraft> ScriptedDraft::make(World& world, ScriptedApplication& application,
                                         const Letter& letter) {
  Owned<ScriptedDraft> out(new ScriptedDraft(world, application));
  out->has(L"PropertyAccessor", [self = out.get()](const auto&) -> Called {
    return Value(static_cast<IDispatch*>(self->make_accessor().get()));
  });
  out->rewrite(letter);
  return out;
}

void ScriptedDraft::rewrite(const Letter& letter) { content_ = application_.compose(letter); }

// It holds its item, as Outlook's does.
Owned<ScriptedObject> ScriptedDraft::make_accessor() {
  auto out = ScriptedObject::make(world());
  AddRef();
  const std::shared_ptr<ScriptedDraft> self(this, [](ScriptedDraft* held) { held->Release(); });
  out->has(L"GetProperty", [self](const std::vector<VARIANT>& arguments) -> Called {
    if (!are_texts(arguments, 1)) return tl::make_unexpected(DISP_E_TYPEMISMATCH);
    const auto found = self->properties.find(text_in(arguments[0]));
    if (found == self->properties.end()) return tl::make_unexpected(kNotFound);
    return Value(std::wstring_view(found->second));
  });
  out->has(L"SetProperty", [self](const std::vector<VARIANT>& arguments) -> Called {
    if (!are_texts(arguments, 2)) return tl::make_unexpected(DISP_E_TYPEMISMATCH);
    self->properties[text_in(arguments[0])] = text_in(arguments[1]);
    return Value();
  });
  out->has(L"DeleteProperty", [self](const std::vector<VARIANT>& arguments) -> Called {
    if (!are_texts(arguments, 1)) return tl::make_unexpected(DISP_E_TYPEMISMATCH);
    if (FAILED(self->deleting)) return tl::make_unexpected(self->deleting);
    if (self->properties.erase(text_in(arguments[0])) == 0) return tl::make_unexpected(kNotFound);
    return Value();
  });
  return out;
}

HRESULT ScriptedDraft::property_changed(const std::wstring& name) {
  const Value value{std::wstring_view(name)};
  VARIANT argument = value.variant();
  DISPPARAMS arguments{&argument, nullptr, 1, 0};
  return raise(kPropertyChange, arguments);
}

HRESULT ScriptedDraft::GetIDsOfNames(REFIID reserved, LPOLESTR* names, UINT count, LCID locale,
                                     DISPID* out) {
  if (std::wstring_view(names[0]) == L"PropertyAccessor")
    return ScriptedObject::GetIDsOfNames(reserved, names, count, locale, out);
  const HRESULT result = content_->GetIDsOfNames(reserved, names, count, locale, out);
  *out += kOfContent;
  return result;
}

HRESULT ScriptedDraft::Invoke(DISPID member, REFIID reserved, LCID locale, WORD flags,
                              DISPPARAMS* arguments, VARIANT* result, EXCEPINFO* exception,
                              UINT* fault) {
  if (on_call) std::exchange(on_call, nullptr)();
  if (member < kOfContent)
    return ScriptedObject::Invoke(member, reserved, locale, flags, arguments, result, exception,
                                  fault);
  const Owned<ScriptedObject> held(content_.get());
  held->AddRef();
  return held->Invoke(member - kOfContent, reserved, locale, flags, arguments, result, exception,
                      fault);
}

}  // namespace pec::outlook::testing
