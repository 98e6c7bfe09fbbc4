// SPDX-License-Identifier: EUPL-1.2
#include "pages/page_path.h"

#include <string_view>

#include "host/reply_values.h"

namespace pec::outlook {
namespace {

bool is_on_a_drive(std::wstring_view path) {
  const auto is_letter = [](wchar_t c) {
    return (c >= L'A' && c <= L'Z') || (c >= L'a' && c <= L'z');
  };
  return path.size() > 3 && is_letter(path[0]) && path[1] == L':' && path[2] == L'\\';
}

}  // namespace

std::wstring page_path_of(const Reply& reply) {
  if (!reply) return {};
  std::wstring path = text_at(*reply, "path");
  // A colon further on would name a stream of a file; a NUL ends the name for Windows.
  const bool is_plain = path.find(L':', 2) == std::wstring::npos &&
                        path.find(L'\0') == std::wstring::npos && path.ends_with(L".html");
  return is_on_a_drive(path) && is_plain ? path : std::wstring();
}

}  // namespace pec::outlook
