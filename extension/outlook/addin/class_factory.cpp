// SPDX-License-Identifier: EUPL-1.2
#include "addin/class_factory.h"

#include <new>

namespace pec::outlook {

void* ClassFactory::interface_of(REFIID identifier) noexcept {
  const bool known = ::IsEqualIID(identifier, IID_IUnknown) != 0 ||
                     ::IsEqualIID(identifier, IID_IClassFactory) != 0;
  return known ? static_cast<IClassFactory*>(this) : nullptr;
}

HRESULT ClassFactory::CreateInstance(IUnknown* outer, REFIID identifier, void** out) {
  if (out == nullptr) return E_POINTER;
  *out = nullptr;
  if (outer != nullptr) return CLASS_E_NOAGGREGATION;
  try {
    return make_(life_, identifier, out);
  } catch (...) {
    return E_OUTOFMEMORY;
  }
}

HRESULT ClassFactory::LockServer(BOOL lock) {
  lock != FALSE ? life_.begin() : life_.end();
  return S_OK;
}

}  // namespace pec::outlook
