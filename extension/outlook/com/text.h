// SPDX-License-Identifier: EUPL-1.2
//
// Texts of COM. In this add-in text is UTF-8, but where Windows takes it.
#pragma once

#include <memory>
#include <string_view>
#include <windows.h>
// After windows.h, which it builds on.
#include <oleauto.h>

namespace pec::outlook {

struct FreeText {
  void operator()(OLECHAR* text) const noexcept { ::SysFreeString(text); }
};
using OwnedText = std::unique_ptr<OLECHAR, FreeText>;

// Null when memory is out.
inline OwnedText com_text(std::wstring_view text) {
  return OwnedText(::SysAllocStringLen(text.data(), static_cast<UINT>(text.size())));
}

// The text of a BSTR, which may be null and hold any character; it is not freed.
inline std::wstring_view view_of(BSTR text) {
  return text == nullptr ? std::wstring_view() : std::wstring_view(text, ::SysStringLen(text));
}

}  // namespace pec::outlook
