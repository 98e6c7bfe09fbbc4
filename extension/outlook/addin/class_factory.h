// SPDX-License-Identifier: EUPL-1.2
//
// Makes objects of one class for whoever asks by it.
#pragma once

#include <functional>

#include "com/reference_counted.h"

namespace pec::outlook {

class ClassFactory final : public ReferenceCounted<IClassFactory> {
 public:
  // Makes an object, with one reference, and answers for it as QueryInterface does.
  using Make = std::function<HRESULT(Life& life, REFIID identifier, void** out)>;

  ClassFactory(Life& life, Make make)
      : ReferenceCounted(life), life_(life), make_(std::move(make)) {}

  HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID identifier, void** out) override;
  HRESULT STDMETHODCALLTYPE LockServer(BOOL lock) override;

 private:
  void* interface_of(REFIID identifier) noexcept override;

  Life& life_;
  Make make_;
};

}  // namespace pec::outlook
