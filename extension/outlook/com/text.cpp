// SPDX-License-Identifier: EUPL-1.2
#include "com/text.h"

namespace pec::outlook {

std::wstring utf16_of(std::string_view utf8) {
  const auto size = static_cast<int>(utf8.size());
  std::wstring out(
      static_cast<std::size_t>(::MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, nullptr, 0)),
      L'\0');
  ::MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, out.data(), static_cast<int>(out.size()));
  return out;
}

std::string utf8_of(std::wstring_view utf16) {
  const auto size = static_cast<int>(utf16.size());
  std::string out(static_cast<std::size_t>(::WideCharToMultiByte(CP_UTF8, 0, utf16.data(), size,
                                                                 nullptr, 0, nullptr, nullptr)),
                  '\0');
  ::WideCharToMultiByte(CP_UTF8, 0, utf16.data(), size, out.data(), static_cast<int>(out.size()),
                        nullptr, nullptr);
  return out;
}

OwnedText com_text(std::wstring_view text) {
  return OwnedText(::SysAllocStringLen(text.data(), static_cast<UINT>(text.size())));
}

std::wstring_view view_of(BSTR text) {
  return text == nullptr ? std::wstring_view() : std::wstring_view(text, ::SysStringLen(text));
}

}  // namespace pec::outlook
