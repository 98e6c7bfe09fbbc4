// SPDX-License-Identifier: EUPL-1.2
//
// A message that is being written: its content changes, it raises the events of an item, and a
// PropertyAccessor keeps what is set (README.md says by which page each behaves so).
#pragma once

#include <functional>
#include <map>
#include <string>

#include "scripted_outlook.h"

namespace pec::outlook::testing {

class ScriptedDraft final : public ScriptedObject,
                            public IConnectionPointContainer,
                            public IConnectionPoint {
 public:
  static Owned<ScriptedDraft> make(World& world, ScriptedApplication& application,
                                   const Letter& letter);

  // The person writes on; no event is raised.
  void rewrite(const Letter& letter);
  // What the sink returns; S_FALSE where nobody listens.
  HRESULT raise(DISPID event);
  HRESULT property_changed(const std::wstring& name);
  bool has_listener() const { return sink_ != nullptr; }

  std::map<std::wstring, std::wstring> properties;  // of its PropertyAccessor
  HRESULT deleting = S_OK;                          // what DeleteProperty answers
  std::function<void()> on_call;                    // Outlook does something during a call

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID identifier, void** out) override;
  ULONG STDMETHODCALLTYPE AddRef() override { return ScriptedObject::AddRef(); }
  ULONG STDMETHODCALLTYPE Release() override { return ScriptedObject::Release(); }
  HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID reserved, LPOLESTR* names, UINT count, LCID locale,
                                          DISPID* out) override;
  HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID reserved, LCID locale, WORD flags,
                                   DISPPARAMS* arguments, VARIANT* result, EXCEPINFO* exception,
                                   UINT* fault) override;
  HRESULT STDMETHODCALLTYPE EnumConnectionPoints(IEnumConnectionPoints** out) override;
  HRESULT STDMETHODCALLTYPE FindConnectionPoint(REFIID events, IConnectionPoint** out) override;
  HRESULT STDMETHODCALLTYPE GetConnectionInterface(IID* out) override;
  HRESULT STDMETHODCALLTYPE GetConnectionPointContainer(IConnectionPointContainer** out) override;
  HRESULT STDMETHODCALLTYPE Advise(IUnknown* sink, DWORD* cookie) override;
  HRESULT STDMETHODCALLTYPE Unadvise(DWORD cookie) override;
  HRESULT STDMETHODCALLTYPE EnumConnections(IEnumConnections** out) override;

 private:
  ScriptedDraft(World& world, ScriptedApplication& application)
      : ScriptedObject(world), application_(application) {}

  HRESULT tell(DISPID event, DISPPARAMS& arguments);
  Owned<ScriptedObject> make_accessor();

  ScriptedApplication& application_;
  Owned<ScriptedObject> content_;
  Owned<IDispatch> sink_;
};

}  // namespace pec::outlook::testing
