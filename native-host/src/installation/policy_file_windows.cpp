// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of policy_file.cpp: in the registry's part of the computer, where only an
// administrator can write.
#include <string>
#include <windows.h>

#include "installation/policy_file.h"
#include "text/utf16_windows.h"

namespace pec::installation {
namespace {

constexpr const wchar_t* kKey = L"Software\\PEC Companion";
constexpr const wchar_t* kValue = L"Policy";
constexpr DWORD kMaxBytes = 128 * 1024;

}  // namespace

// There is no owner to hold a file's contents against, so none is followed.
tl::expected<std::string, std::string> policy_of_file(const std::filesystem::path& /*file*/) {
  return tl::make_unexpected(std::string("owner"));
}

std::string_view administrators_policy_place() {
  return R"(HKEY_LOCAL_MACHINE\Software\PEC Companion: Policy)";
}

tl::expected<std::string, std::string> administrators_policy() {
  std::wstring text(kMaxBytes / sizeof(wchar_t), L'\0');
  DWORD bytes = kMaxBytes;
  const LSTATUS result =
      ::RegGetValueW(HKEY_LOCAL_MACHINE, kKey, kValue, RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY,
                     nullptr, text.data(), &bytes);
  if (result == ERROR_FILE_NOT_FOUND) return std::string();
  if (result == ERROR_MORE_DATA) return tl::make_unexpected(std::string("too-large"));
  if (result != ERROR_SUCCESS) return tl::make_unexpected(std::string("cannot-read"));
  text.resize(bytes / sizeof(wchar_t));
  while (!text.empty() && text.back() == L'\0') text.pop_back();
  return text::utf8_of_utf16(text);
}

}  // namespace pec::installation
