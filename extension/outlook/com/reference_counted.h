// SPDX-License-Identifier: EUPL-1.2
//
// The part of IUnknown that is the same in every object of ours.
#pragma once

#include <atomic>

#include "com/object.h"

namespace pec::outlook {

// Counts the objects of this library that somebody outside may still hold, so that it is not
// unloaded under them (DllCanUnloadNow). One in the library, handed to whoever makes objects.
class Life {
 public:
  void begin() noexcept { ++count_; }
  void end() noexcept { --count_; }
  bool is_over() const noexcept { return count_ == 0; }

 private:
  std::atomic<long> count_ = 0;
};

// While it lives, the library stays: its code is being run.
class InUse {
 public:
  explicit InUse(Life& life) noexcept : life_(life) { life_.begin(); }
  ~InUse() { life_.end(); }
  InUse(const InUse&) = delete;
  InUse& operator=(const InUse&) = delete;
  InUse(InUse&&) = delete;
  InUse& operator=(InUse&&) = delete;

 private:
  Life& life_;
};

// The object derives from this, and this from its interfaces; interface_of(iid) gives the pointer
// for an identifier, or null. Made by new, with one reference.
template <typename... Interfaces>
class ReferenceCounted : public Interfaces... {
 public:
  ReferenceCounted(const ReferenceCounted&) = delete;
  ReferenceCounted& operator=(const ReferenceCounted&) = delete;
  ReferenceCounted(ReferenceCounted&&) = delete;
  ReferenceCounted& operator=(ReferenceCounted&&) = delete;

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID identifier, void** out) override {
    if (out == nullptr) return E_POINTER;
    *out = interface_of(identifier);
    if (*out == nullptr) return E_NOINTERFACE;
    AddRef();
    return S_OK;
  }
  ULONG STDMETHODCALLTYPE AddRef() override { return static_cast<ULONG>(++references_); }
  ULONG STDMETHODCALLTYPE Release() override {
    const long left = --references_;
    if (left == 0) {
      ++references_;  // whoever is told of its end may take and give back a reference
      delete this;
    }
    return static_cast<ULONG>(left);
  }

 protected:
  explicit ReferenceCounted(Life& life) noexcept : life_(life) { life_.begin(); }
  virtual ~ReferenceCounted() { life_.end(); }

  // Without a reference; null for an interface that the object has not.
  virtual void* interface_of(REFIID identifier) noexcept = 0;

 private:
  Life& life_;
  std::atomic<long> references_ = 1;
};

// An object that is called by identifiers of members, and has no names of them.
template <typename... Interfaces>
class Dispatching : public ReferenceCounted<Interfaces...> {
 public:
  HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override {
    if (count == nullptr) return E_POINTER;
    *count = 0;
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT /*which*/, LCID /*locale*/, ITypeInfo** out) override {
    if (out != nullptr) *out = nullptr;
    return E_NOTIMPL;
  }
  HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID /*reserved*/, LPOLESTR* /*names*/, UINT /*count*/,
                                          LCID /*locale*/, DISPID* /*out*/) override {
    return DISP_E_UNKNOWNNAME;
  }

 protected:
  using ReferenceCounted<Interfaces...>::ReferenceCounted;
};

}  // namespace pec::outlook
