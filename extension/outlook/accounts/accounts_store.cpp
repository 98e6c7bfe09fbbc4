// SPDX-License-Identifier: EUPL-1.2
//
// Values of types of their own (Microsoft, "Registry value types"): REG_MULTI_SZ, whose strings end
// with a NUL each, and the whole with another; REG_QWORD.
#include "accounts/accounts_store.h"

#include <windows.h>

#include "text/utf16_windows.h"

namespace pec::outlook {
namespace {

constexpr const wchar_t* kTold = L"ToldFindings";
constexpr const wchar_t* kLastLook = L"AccountsLookedAt";
// 200 keys of 600 characters with their ends.
constexpr std::size_t kMaxCharacters =
    AccountsStore::kMaxKeys * (AccountsStore::kMaxKeyBytes + 1) + 1;

}  // namespace

std::vector<std::string> AccountsStore::told() const {
  std::vector<std::string> out;
  std::wstring all(kMaxCharacters, L'\0');
  auto bytes = static_cast<DWORD>(all.size() * sizeof(wchar_t));
  if (::RegGetValueW(HKEY_CURRENT_USER, key_.c_str(), kTold, RRF_RT_REG_MULTI_SZ, nullptr,
                     all.data(), &bytes) != ERROR_SUCCESS)
    return out;
  all.resize(bytes / sizeof(wchar_t));
  for (std::size_t at = 0; at < all.size() && out.size() < kMaxKeys;) {
    const std::size_t end = all.find(L'\0', at);
    if (end == std::wstring::npos || end == at) break;
    std::string key = text::utf8_of_utf16(std::wstring_view(all).substr(at, end - at));
    if (key.size() <= kMaxKeyBytes) out.push_back(std::move(key));
    at = end + 1;
  }
  return out;
}

std::optional<std::int64_t> AccountsStore::last_look() const {
  std::int64_t second = 0;
  DWORD bytes = sizeof second;
  if (::RegGetValueW(HKEY_CURRENT_USER, key_.c_str(), kLastLook, RRF_RT_REG_QWORD, nullptr, &second,
                     &bytes) != ERROR_SUCCESS ||
      bytes != sizeof second)
    return std::nullopt;
  return second;
}

void AccountsStore::keep_told(const std::vector<std::string>& keys) const {
  std::wstring all;
  std::size_t kept = 0;
  for (const std::string& key : keys) {
    const bool fits = !key.empty() && key.size() <= kMaxKeyBytes && kept < kMaxKeys;
    if (!fits || key.find('\0') != std::string::npos) continue;
    all += text::utf16_of(key);
    all += L'\0';
    ++kept;
  }
  all += L'\0';
  ::RegSetKeyValueW(HKEY_CURRENT_USER, key_.c_str(), kTold, REG_MULTI_SZ, all.data(),
                    static_cast<DWORD>(all.size() * sizeof(wchar_t)));
}

void AccountsStore::keep_last_look(std::int64_t second) const {
  ::RegSetKeyValueW(HKEY_CURRENT_USER, key_.c_str(), kLastLook, REG_QWORD, &second, sizeof second);
}

}  // namespace pec::outlook
