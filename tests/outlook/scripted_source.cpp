// SPDX-License-Identifier: EUPL-1.2
#include "scripted_source.h"

#include <utility>

namespace pec::outlook::testing {
HRESULT ScriptedSource::raise(DISPID event, DISPPARAMS& arguments) {
  std::map<DWORD, Owned<IDispatch>> told;  // they may be unadvised meanwhile
  for (const auto& [cookie, sink] : sinks_) told.emplace(cookie, shared(sink.get()));
  HRESULT out = told.empty() ? S_FALSE : S_OK;
  for (const auto& [cookie, sink] : told) {
    const HRESULT result = sink->Invoke(event, IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD,
                                        &arguments, nullptr, nullptr, nullptr);
    if (result != S_OK) out = result;
  }
  return out;
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
  auto listener = query<IDispatch>(sink, events_);
  if (!listener) return CONNECT_E_CANNOTCONNECT;
  *cookie = ++last_cookie_;
  sinks_.emplace(*cookie, std::move(listener));
  return S_OK;
}

HRESULT ScriptedSource::Unadvise(DWORD cookie) {
  return sinks_.erase(cookie) == 1 ? S_OK : CONNECT_E_NOCONNECTION;
}

HRESULT ScriptedSource::EnumConnections(IEnumConnections** /*out*/) { return E_NOTIMPL; }

}  // namespace pec::outlook::testing
