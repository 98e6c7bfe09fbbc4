// SPDX-License-Identifier: EUPL-1.2
//
// A scripted object that raises events, by a dispatch interface of its own.
#pragma once

#include <map>
#include <vector>

#include "scripted_object.h"
// After windows.h, which it builds on.
#include <ocidl.h>
#include <olectl.h>

namespace pec::outlook::testing {

class ScriptedSource : public ScriptedObject,
                       public IConnectionPointContainer,
                       public IConnectionPoint {
 public:
  // Made with one reference. In: of its events.
  static Owned<ScriptedSource> make(World& world, const IID& events) {
    return Owned<ScriptedSource>(new ScriptedSource(world, events));
  }

  // An event with whatever arguments, the last one first, to each who listens. Out: S_OK, or else
  // what one of the sinks returned; S_FALSE where nobody listens.
  HRESULT raise(DISPID event, DISPPARAMS& arguments);
  HRESULT raise(DISPID event);
  HRESULT raise(DISPID event, IDispatch* argument);
  bool has_listener() const { return !sinks_.empty(); }

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

 protected:
  ScriptedSource(World& world, const IID& events) : ScriptedObject(world), events_(events) {}

 private:
  const IID events_;
  std::map<DWORD, Owned<IDispatch>> sinks_;  // by their cookies
  DWORD last_cookie_ = 41;
};

}  // namespace pec::outlook::testing
