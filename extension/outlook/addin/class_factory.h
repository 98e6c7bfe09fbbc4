// SPDX-License-Identifier: EUPL-1.2
//
// Makes the add-in for whoever asks by its class.
#pragma once

#include <functional>

#include "addin/add_in.h"

namespace pec::outlook {

class ClassFactory final : public ReferenceCounted<IClassFactory> {
 public:
  // In: what each add-in is given.
  ClassFactory(Life& life, std::function<Surroundings()> surroundings)
      : ReferenceCounted(life), life_(life), surroundings_(std::move(surroundings)) {}

  HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID identifier, void** out) override;
  HRESULT STDMETHODCALLTYPE LockServer(BOOL lock) override;

 private:
  void* interface_of(REFIID identifier) noexcept override;

  Life& life_;
  std::function<Surroundings()> surroundings_;
};

}  // namespace pec::outlook
