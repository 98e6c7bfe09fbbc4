// SPDX-License-Identifier: EUPL-1.2
#include "scripted_object.h"

#include <thread>
#include <utility>

namespace pec::outlook::testing {

ScriptedObject::ScriptedObject(World& world) : world_(world) {
  ++world_.alive;
  ++world_.references;
}

ScriptedObject::~ScriptedObject() { --world_.alive; }

void ScriptedObject::has(const wchar_t* name, Member member) {
  members_.push_back(std::move(member));
  names_[name] = static_cast<DISPID>(members_.size());
}

void ScriptedObject::has(const wchar_t* name, std::wstring text) {
  has(name,
      [text = std::move(text)](const auto&) -> Called { return Value(std::wstring_view(text)); });
}

void ScriptedObject::has(const wchar_t* name, long number) {
  has(name, [number](const auto&) -> Called { return Value(number); });
}

void ScriptedObject::has(const wchar_t* name, Owned<ScriptedObject> object) {
  std::shared_ptr<ScriptedObject> kept(std::move(object));
  has(name, [kept](const auto&) -> Called { return Value(static_cast<IDispatch*>(kept.get())); });
}

bool ScriptedObject::goes_wrong() {
  if (world_.each_call_takes.count() > 0) std::this_thread::sleep_for(world_.each_call_takes);
  return world_.calls++ == world_.fails_at;
}

HRESULT ScriptedObject::QueryInterface(REFIID identifier, void** out) {
  const bool known =
      ::IsEqualIID(identifier, IID_IUnknown) != 0 || ::IsEqualIID(identifier, IID_IDispatch) != 0;
  *out = known ? static_cast<IDispatch*>(this) : nullptr;
  if (!known) return E_NOINTERFACE;
  AddRef();
  return S_OK;
}

ULONG ScriptedObject::AddRef() {
  ++world_.references;
  return static_cast<ULONG>(++references_);
}

ULONG ScriptedObject::Release() {
  --world_.references;
  const long left = --references_;
  if (left == 0) delete this;
  return static_cast<ULONG>(left);
}

HRESULT ScriptedObject::GetTypeInfoCount(UINT* count) {
  *count = 0;
  return S_OK;
}

HRESULT ScriptedObject::GetTypeInfo(UINT /*which*/, LCID /*locale*/, ITypeInfo** /*out*/) {
  return E_NOTIMPL;
}

HRESULT ScriptedObject::GetIDsOfNames(REFIID /*reserved*/, LPOLESTR* names, UINT /*count*/,
                                      LCID /*locale*/, DISPID* out) {
  if (goes_wrong()) return world_.failure;
  const auto found = names_.find(names[0]);
  if (found == names_.end()) return DISP_E_UNKNOWNNAME;
  *out = found->second;
  return S_OK;
}

HRESULT ScriptedObject::Invoke(DISPID member, REFIID /*reserved*/, LCID /*locale*/, WORD /*flags*/,
                               DISPPARAMS* arguments, VARIANT* result, EXCEPINFO* /*exception*/,
                               UINT* /*fault*/) {
  if (goes_wrong()) return world_.failure;
  if (member < 1 || static_cast<std::size_t>(member) > members_.size())
    return DISP_E_MEMBERNOTFOUND;
  const std::vector<VARIANT> forward(
      std::make_reverse_iterator(arguments->rgvarg + arguments->cArgs),
      std::make_reverse_iterator(arguments->rgvarg));
  auto value = members_[static_cast<std::size_t>(member) - 1](forward);
  if (!value) return value.error();
  if (result != nullptr) ::VariantCopy(result, value->out());
  return S_OK;
}

}  // namespace pec::outlook::testing
