// SPDX-License-Identifier: EUPL-1.2
//
// Owners of references to COM objects.
#pragma once

#include <memory>
#include <windows.h>
// After windows.h, which it builds on.
#include <unknwn.h>

namespace pec::outlook {

struct ReleaseReference {
  template <typename Interface>  // an object with several interfaces has several IUnknown
  void operator()(Interface* object) const noexcept {
    object->Release();
  }
};

// One reference to an object; released at the end, on whatever way out.
template <typename Interface>
using Owned = std::unique_ptr<Interface, ReleaseReference>;

// A reference of its own to what somebody else holds. In: may be null.
template <typename Interface>
Owned<Interface> shared(Interface* object) {
  if (object != nullptr) object->AddRef();
  return Owned<Interface>(object);
}

// The interface of that identifier, or null where the object has none.
template <typename Interface>
Owned<Interface> query(IUnknown* object, const IID& identifier) {
  void* out = nullptr;
  if (object == nullptr || FAILED(object->QueryInterface(identifier, &out))) return nullptr;
  return Owned<Interface>(static_cast<Interface*>(out));
}

}  // namespace pec::outlook
