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

class ScriptedDraft final : public ScriptedSource {
 public:
  static Owned<ScriptedDraft> make(World& world, ScriptedApplication& application,
                                   const Letter& letter);

  // The person writes on; no event is raised.
  void rewrite(const Letter& letter);
  // What the sink returns; S_FALSE where nobody listens.
  HRESULT property_changed(const std::wstring& name);

  std::map<std::wstring, std::wstring> properties;  // of its PropertyAccessor
  HRESULT deleting = S_OK;                          // what DeleteProperty answers
  std::function<void()> on_call;                    // Outlook does something during a call

  HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID reserved, LPOLESTR* names, UINT count, LCID locale,
                                          DISPID* out) override;
  HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID reserved, LCID locale, WORD flags,
                                   DISPPARAMS* arguments, VARIANT* result, EXCEPINFO* exception,
                                   UINT* fault) override;

 private:
  ScriptedDraft(World& world, ScriptedApplication& application)
      : ScriptedSource(world, kItemEvents), application_(application) {}

  Owned<ScriptedObject> make_accessor();

  ScriptedApplication& application_;
  Owned<ScriptedObject> content_;
};

}  // namespace pec::outlook::testing
