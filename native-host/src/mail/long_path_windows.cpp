// SPDX-License-Identifier: EUPL-1.2
#include "mail/long_path_windows.h"

#include <string_view>
#include <windows.h>

namespace pec::mail {
namespace {

// Room for the current folder before a relative path and for "\*" behind a folder's.
constexpr std::size_t kShort = MAX_PATH / 2;

std::wstring absolute(const std::wstring& path) {
  std::wstring full(::GetFullPathNameW(path.c_str(), 0, nullptr, nullptr), L'\0');
  if (full.empty()) return path;
  full.resize(
      ::GetFullPathNameW(path.c_str(), static_cast<DWORD>(full.size()), full.data(), nullptr));
  return full;
}

}  // namespace

std::wstring openable(const std::filesystem::path& path) {
  std::wstring_view name = path.native();
  if (name.size() < kShort || name.starts_with(LR"(\\?\)") || name.starts_with(LR"(\\.\)")) {
    return path.native();
  }
  const std::wstring full = absolute(path.native());
  name = full;
  if (name.starts_with(LR"(\\)")) return LR"(\\?\UNC\)" + full.substr(2);
  return LR"(\\?\)" + full;
}

}  // namespace pec::mail
