// SPDX-License-Identifier: EUPL-1.2
//
// A scripted object with events.
#pragma once

#include "scripted_object.h"
// After windows.h, which it builds on.
#include <ocidl.h>
#include <olectl.h>

namespace pec::outlook::testing {

class ScriptedSource : public ScriptedObject,
                       public IConnectionPointContainer,
                       public IConnectionPoint {
 public:
  // In: the dispatch interface of its events. Made with one reference.
  static Owned<ScriptedSource> make(World& world, const IID& events) {
    return Owned<ScriptedSource>(new ScriptedSource(world, events));
  }

  // Out: what the sink returned; S_FALSE where nobody listens.
  HRESULT raise(DISPID event);
  bool has_listener() const { return sink_ != nullptr; }

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID identifier, void** out) override;
  ULONG STDMETHODCALLTYPE AddRef() override { return ScriptedObject::AddRef(); }
  ULONG STDMETHODCALLTYPE Release() override { return ScriptedObject::Release(); }
  HRESULT STDMETHODCALLTYPE EnumConnectionPoints(IEnumConnectionPoints** out) override;
  HRESULT STDMETHODCALLTYPE FindConnectionPoint(REFIID events, IConnectionPoint** out) override;
  HRESULT STDMETHODCALLTYPE GetConnectionInterface(IID* out) override;
  HRESULT STDMETHODCALLTYPE GetConnectionPointContainer(IConnectionPointContainer** out) override;
  HRESULT STDMETHODCALLTYPE Advise(IUnknown* sink, DWORD* cookie) override;
  HRESULT STDMETHODCALLTYPE Unadvise(DWORD cookie) override;
  HRESULT STDMETHODCALLTYPE EnumConnections(IEnumConnections** out) override;

 private:
  ScriptedSource(World& world, const IID& events) : ScriptedObject(world), events_(events) {}

  const IID events_;
  Owned<IDispatch> sink_;
};

}  // namespace pec::outlook::testing
