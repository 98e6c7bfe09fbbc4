// SPDX-License-Identifier: EUPL-1.2
//
// Owners of what COM hands out. Private to cli/.
#pragma once

#include <memory>
#include <string>
#include <windows.h>
// After windows.h, which they build on.
#include <objbase.h>
#include <oleauto.h>

namespace pec::cli {

struct ReleaseObject {
  void operator()(IUnknown* object) const { object->Release(); }
};
template <typename Interface>
using ComObject = std::unique_ptr<Interface, ReleaseObject>;

struct FreeText {
  void operator()(OLECHAR* text) const { ::SysFreeString(text); }
};
using ComText = std::unique_ptr<OLECHAR, FreeText>;

inline ComText com_text(const std::wstring& text) {
  return ComText(::SysAllocStringLen(text.data(), static_cast<UINT>(text.size())));
}

// COM in this thread, for as long as this lives.
class ComApartment {
 public:
  ComApartment() : usable_(SUCCEEDED(::CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED))) {}
  ~ComApartment() {
    if (usable_) ::CoUninitialize();
  }
  ComApartment(const ComApartment&) = delete;
  ComApartment& operator=(const ComApartment&) = delete;
  ComApartment(ComApartment&&) = delete;
  ComApartment& operator=(ComApartment&&) = delete;

 private:
  bool usable_;
};

}  // namespace pec::cli
