// SPDX-License-Identifier: EUPL-1.2
//
// Text: UTF-8 in this add-in, UTF-16 where Windows and COM take it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <windows.h>
// After windows.h, which it builds on.
#include <oleauto.h>

namespace pec::outlook {

// What is no valid text becomes U+FFFD; neither throws.
std::wstring utf16_of(std::string_view utf8);
std::string utf8_of(std::wstring_view utf16);

struct FreeText {
  void operator()(OLECHAR* text) const noexcept { ::SysFreeString(text); }
};
using OwnedText = std::unique_ptr<OLECHAR, FreeText>;

// Null when memory is out.
OwnedText com_text(std::wstring_view text);

// The text of a BSTR, which may be null and hold any character; it is not freed.
std::wstring_view view_of(BSTR text);

}  // namespace pec::outlook
