// SPDX-License-Identifier: EUPL-1.2
#include "addin/required_check.h"

#include <windows.h>

#include <nlohmann/json.hpp>

#include "com/text.h"
#include "text/utf16_windows.h"

namespace pec::outlook {
namespace {

// As installation/policy_file_windows.cpp has them.
constexpr const wchar_t* kKey = L"Software\\PEC Companion";
constexpr const wchar_t* kValue = L"Policy";
constexpr DWORD kMaxBytes = 128 * 1024;

}  // namespace

bool asks_for_check(const std::string& policy) {
  const nlohmann::json read = nlohmann::json::parse(policy, nullptr, /*allow_exceptions=*/false);
  return read.is_object() && read.contains("requireCheck") && read["requireCheck"] == true;
}

bool check_is_required() {
  std::wstring text(kMaxBytes / sizeof(wchar_t), L'\0');
  DWORD bytes = kMaxBytes;
  if (::RegGetValueW(HKEY_LOCAL_MACHINE, kKey, kValue, RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY,
                     nullptr, text.data(), &bytes) != ERROR_SUCCESS)
    return false;
  return asks_for_check(text::utf8_of_utf16(text.c_str()));
}

}  // namespace pec::outlook
