// SPDX-License-Identifier: EUPL-1.2
//
// What the objects of MAPI have in common: counted like all others of the test's world, and never
// written to.
#pragma once

#include <set>

#include <gtest/gtest.h>

#include "mapi/interfaces.h"
#include "scripted_object.h"

namespace pec::outlook::testing {

// Made with one reference.
template <typename Interface>
class ScriptedUnknown : public Interface {
 public:
  ScriptedUnknown(const ScriptedUnknown&) = delete;
  ScriptedUnknown& operator=(const ScriptedUnknown&) = delete;
  ScriptedUnknown(ScriptedUnknown&&) = delete;
  ScriptedUnknown& operator=(ScriptedUnknown&&) = delete;

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID identifier, void** out) override {
    *out = nullptr;
    if (goes_wrong()) return world_.failure;
    if (::IsEqualIID(identifier, IID_IUnknown) == 0 && ::IsEqualIID(identifier, identifier_) == 0)
      return E_NOINTERFACE;
    *out = static_cast<Interface*>(this);
    AddRef();
    return S_OK;
  }
  ULONG STDMETHODCALLTYPE AddRef() override {
    ++world_.references;
    return static_cast<ULONG>(++references_);
  }
  ULONG STDMETHODCALLTYPE Release() override {
    --world_.references;
    const long left = --references_;
    if (left == 0) delete this;
    return static_cast<ULONG>(left);
  }

 protected:
  ScriptedUnknown(World& world, const IID& identifier) : world_(world), identifier_(identifier) {
    ++world_.alive;
    ++world_.references;
  }
  virtual ~ScriptedUnknown() { --world_.alive; }

  // Whether this call is the one that goes wrong; counts it.
  bool goes_wrong() { return world_.calls++ == world_.fails_at; }
  World& world() const { return world_; }

 private:
  World& world_;
  const IID identifier_;
  long references_ = 1;
};

// A call that nobody has any business with: it writes, or hands out memory that only mapi32.dll
// could free.
inline HRESULT not_called(const char* method) {
  ADD_FAILURE() << method << " was called";
  return MAPI_E_NO_SUPPORT;
}

// An object with properties, which can be had as streams.
template <typename Interface>
class ScriptedProperties : public ScriptedUnknown<Interface> {
 public:
  HRESULT STDMETHODCALLTYPE GetLastError(HRESULT, ULONG, LPMAPIERROR*) override {
    return not_called("GetLastError");
  }
  HRESULT STDMETHODCALLTYPE SaveChanges(ULONG) override { return not_called("SaveChanges"); }
  HRESULT STDMETHODCALLTYPE GetProps(LPSPropTagArray, ULONG, ULONG*, LPSPropValue*) override {
    return not_called("GetProps");
  }
  HRESULT STDMETHODCALLTYPE GetPropList(ULONG, LPSPropTagArray*) override {
    return not_called("GetPropList");
  }
  HRESULT STDMETHODCALLTYPE OpenProperty(ULONG property, LPCIID identifier, ULONG options,
                                         ULONG flags, LPUNKNOWN* out) override {
    *out = nullptr;
    if (this->goes_wrong()) return this->world().failure;
    EXPECT_EQ(options, static_cast<ULONG>(STGM_READ));
    EXPECT_EQ(flags, 0U) << "opened for writing, or to be made";
    EXPECT_TRUE(opened_.insert(property).second) << "opened twice: results are undefined";
    if (::IsEqualIID(*identifier, IID_IStream) == 0) return MAPI_E_INTERFACE_NOT_SUPPORTED;
    return open(property, out);
  }
  HRESULT STDMETHODCALLTYPE SetProps(ULONG, LPSPropValue, LPSPropProblemArray*) override {
    return not_called("SetProps");
  }
  HRESULT STDMETHODCALLTYPE DeleteProps(LPSPropTagArray, LPSPropProblemArray*) override {
    return not_called("DeleteProps");
  }
  HRESULT STDMETHODCALLTYPE CopyTo(ULONG, LPCIID, LPSPropTagArray, ULONG, LPMAPIPROGRESS, LPCIID,
                                   LPVOID, ULONG, LPSPropProblemArray*) override {
    return not_called("CopyTo");
  }
  HRESULT STDMETHODCALLTYPE CopyProps(LPSPropTagArray, ULONG, LPMAPIPROGRESS, LPCIID, LPVOID, ULONG,
                                      LPSPropProblemArray*) override {
    return not_called("CopyProps");
  }
  HRESULT STDMETHODCALLTYPE GetNamesFromIDs(LPSPropTagArray*, LPGUID, ULONG, ULONG*,
                                            LPMAPINAMEID**) override {
    return not_called("GetNamesFromIDs");
  }
  HRESULT STDMETHODCALLTYPE GetIDsFromNames(ULONG, LPMAPINAMEID*, ULONG,
                                            LPSPropTagArray*) override {
    return not_called("GetIDsFromNames");
  }

 protected:
  using ScriptedUnknown<Interface>::ScriptedUnknown;

  virtual HRESULT open(ULONG property, LPUNKNOWN* out) = 0;

 private:
  std::set<ULONG> opened_;
};

}  // namespace pec::outlook::testing
