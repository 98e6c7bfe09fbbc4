// SPDX-License-Identifier: EUPL-1.2
#include "text/utf16_windows.h"

#include <climits>
#include <windows.h>

namespace pec::text {
namespace {

// The functions of Windows count in int. No path, argument or line of output comes near that.
int length_of(std::size_t size) { return size > INT_MAX ? INT_MAX : static_cast<int>(size); }

}  // namespace

std::wstring utf16_of(std::string_view utf8) {
  const int size = length_of(utf8.size());
  const int needed = ::MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, nullptr, 0);
  std::wstring utf16(static_cast<std::size_t>(needed), L'\0');
  ::MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, utf16.data(), needed);
  return utf16;
}

std::string utf8_of_utf16(std::wstring_view utf16) {
  const int size = length_of(utf16.size());
  const int needed =
      ::WideCharToMultiByte(CP_UTF8, 0, utf16.data(), size, nullptr, 0, nullptr, nullptr);
  std::string utf8(static_cast<std::size_t>(needed), '\0');
  ::WideCharToMultiByte(CP_UTF8, 0, utf16.data(), size, utf8.data(), needed, nullptr, nullptr);
  return utf8;
}

}  // namespace pec::text
