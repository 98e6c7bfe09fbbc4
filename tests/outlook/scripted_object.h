// SPDX-License-Identifier: EUPL-1.2
//
// Objects that are called late-bound, as Outlook's are; what their members do is written in the
// test.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "com/dispatch.h"
#include "com/object.h"

namespace pec::outlook::testing {

// Shared by all objects of a test: who is alive, and which call goes wrong.
struct World {
  long alive = 0;       // objects
  long references = 0;  // to all of them
  long calls = 0;
  long fails_at = -1;  // the number of the call that answers `failure`
  HRESULT failure = E_FAIL;
  std::chrono::milliseconds each_call_takes{0};
};

// In: the arguments, the first one first. Out: a value, or an error.
using Member = std::function<Called(const std::vector<VARIANT>& arguments)>;

class ScriptedObject : public IDispatch {
 public:
  // Made with one reference.
  static Owned<ScriptedObject> make(World& world) {
    return Owned<ScriptedObject>(new ScriptedObject(world));
  }

  ScriptedObject(const ScriptedObject&) = delete;
  ScriptedObject& operator=(const ScriptedObject&) = delete;
  ScriptedObject(ScriptedObject&&) = delete;
  ScriptedObject& operator=(ScriptedObject&&) = delete;

  void has(const wchar_t* name, Member member);
  void has(const wchar_t* name, std::wstring text);
  void has(const wchar_t* name, long number);
  // In: may be null, "Nothing".
  void has(const wchar_t* name, Owned<ScriptedObject> object);

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID identifier, void** out) override;
  ULONG STDMETHODCALLTYPE AddRef() override;
  ULONG STDMETHODCALLTYPE Release() override;
  HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override;
  HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT which, LCID locale, ITypeInfo** out) override;
  HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID reserved, LPOLESTR* names, UINT count, LCID locale,
                                          DISPID* out) override;
  HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID reserved, LCID locale, WORD flags,
                                   DISPPARAMS* arguments, VARIANT* result, EXCEPINFO* exception,
                                   UINT* fault) override;

 protected:
  explicit ScriptedObject(World& world);
  virtual ~ScriptedObject();

  // Whether this call is the one that goes wrong; counts it.
  bool goes_wrong();
  World& world() const { return world_; }

 private:
  World& world_;
  long references_ = 1;
  std::map<std::wstring, DISPID> names_;
  std::vector<Member> members_;
};

}  // namespace pec::outlook::testing
