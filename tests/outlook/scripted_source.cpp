// SPDX-License-Identifier: EUPL-1.2
#include "scripted_source.h"

namespace pec::outlook::testing {
namespace {

constexpr DWORD kCookie = 42;

}  // namespace

HRESULT ScriptedSource::raise(DISPID event, DISPPARAMS& arguments) {
  const Owned<IDispatch> held = shared(sink_.get());  // it may be unadvised meanwhile
  if (!held) return S_FALSE;
  return held->Invoke(event, IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &arguments, nullptr,
                      nullptr, nullptr);
}

HRESULT ScriptedSource::raise(DISPID event) {
  DISPPARAMS none{};
  return raise(event, none);
}

HRESULT ScriptedSource::raise(DISPID event, IDispatch* argument) {
  VARIANT object{};
  object.vt = VT_DISPATCH;
  object.pdispVal = argument;
  DISPPARAMS one{&object, nullptr, 1, 0};
  return raise(event, one);
}

HRESULT ScriptedSource::QueryInterface(REFIID identifier, void** out) {
  if (::IsEqualIID(identifier, IID_IConnectionPointContainer) == 0)
    return ScriptedObject::QueryInterface(identifier, out);
  *out = nullptr;
  if (goes_wrong()) return world().failure;
  *out = static_cast<IConnectionPointContainer*>(this);
  AddRef();
  return S_OK;
}

HRESULT ScriptedSource::EnumConnectionPoints(IEnumConnectionPoints** /*out*/) { return E_NOTIMPL; }

HRESULT ScriptedSource::FindConnectionPoint(REFIID events, IConnectionPoint** out) {
  *out = nullptr;
  if (goes_wrong()) return world().failure;
  if (::IsEqualIID(events, events_) == 0) return CONNECT_E_NOCONNECTION;
  *out = this;
  AddRef();
  return S_OK;
}

HRESULT ScriptedSource::GetConnectionInterface(IID* out) {
  *out = events_;
  return S_OK;
}

HRESULT ScriptedSource::GetConnectionPointContainer(IConnectionPointContainer** out) {
  *out = this;
  AddRef();
  return S_OK;
}

HRESULT ScriptedSource::Advise(IUnknown* sink, DWORD* cookie) {
  if (goes_wrong()) return world().failure;
  sink_ = query<IDispatch>(sink, events_);
  *cookie = kCookie;
  return sink_ ? S_OK : CONNECT_E_CANNOTCONNECT;
}

HRESULT ScriptedSource::Unadvise(DWORD cookie) {
  if (cookie != kCookie || !sink_) return CONNECT_E_NOCONNECTION;
  sink_.reset();
  return S_OK;
}

HRESULT ScriptedSource::EnumConnections(IEnumConnections** /*out*/) { return E_NOTIMPL; }

}  // namespace pec::outlook::testing
