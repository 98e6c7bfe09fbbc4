// SPDX-License-Identifier: EUPL-1.2
#include "registry_windows.h"

#include <algorithm>
#include <vector>

#include "text/utf16_windows.h"

namespace pec::policy {
namespace {

struct Raw {
  std::wstring text;
  DWORD type = 0;
};

std::optional<Raw> raw_of(HKEY key, const wchar_t* name) {
  DWORD type = 0;
  DWORD bytes = 0;
  if (::RegQueryValueExW(key, name, nullptr, &type, nullptr, &bytes) != ERROR_SUCCESS) return {};
  if ((type != REG_SZ && type != REG_EXPAND_SZ && type != REG_MULTI_SZ) || bytes % 2 != 0)
    return Raw{{}, REG_NONE};
  std::wstring text(bytes / sizeof(wchar_t), L'\0');
  if (::RegQueryValueExW(key, name, nullptr, &type, reinterpret_cast<BYTE*>(text.data()), &bytes) !=
      ERROR_SUCCESS)
    return Raw{{}, REG_NONE};
  while (!text.empty() && text.back() == L'\0') text.pop_back();
  if (type == REG_MULTI_SZ) std::replace(text.begin(), text.end(), L'\0', L'\n');
  return Raw{std::move(text), type};
}

bool is_valid(const Raw& raw) {
  return raw.type != REG_NONE && text::utf16_of(text::utf8_of_utf16(raw.text)) == raw.text;
}

}  // namespace

std::optional<Key> Key::open(const std::wstring& path) {
  HKEY key = nullptr;
  if (::RegOpenKeyExW(HKEY_LOCAL_MACHINE, path.c_str(), 0,
                      KEY_READ | KEY_SET_VALUE | KEY_WOW64_64KEY, &key) != ERROR_SUCCESS)
    return {};
  return Key(key);
}

std::optional<Key> Key::make(const std::wstring& path) {
  HKEY key = nullptr;
  if (::RegCreateKeyExW(HKEY_LOCAL_MACHINE, path.c_str(), 0, nullptr, REG_OPTION_NON_VOLATILE,
                        KEY_READ | KEY_SET_VALUE | KEY_WOW64_64KEY, nullptr, &key,
                        nullptr) != ERROR_SUCCESS)
    return {};
  return Key(key);
}

bool Key::has(const wchar_t* name) const { return raw_of(key_.get(), name).has_value(); }

std::optional<RegistryText> Key::text(const wchar_t* name) const {
  const auto raw = raw_of(key_.get(), name);
  if (!raw || !is_valid(*raw)) return {};
  return RegistryText{text::utf8_of_utf16(raw->text), raw->type};
}

bool Key::set(const wchar_t* name, const RegistryText& text) const {
  std::wstring data = text::utf16_of(text.text);
  data += L'\0';
  if (text.type == REG_MULTI_SZ) {
    std::replace(data.begin(), data.end(), L'\n', L'\0');
    data += L'\0';
  }
  return ::RegSetValueExW(key_.get(), name, 0, text.type,
                          reinterpret_cast<const BYTE*>(data.data()),
                          static_cast<DWORD>(data.size() * sizeof(wchar_t))) == ERROR_SUCCESS;
}

Key::Counts Key::counts() const {
  Counts out;
  ::RegQueryInfoKeyW(key_.get(), nullptr, nullptr, nullptr, &out.keys, nullptr, nullptr,
                     &out.values, nullptr, nullptr, nullptr, nullptr);
  return out;
}

bool delete_key(const std::wstring& path) {
  HKEY opened = nullptr;
  if (::RegOpenKeyExW(HKEY_LOCAL_MACHINE, path.c_str(), 0, KEY_ALL_ACCESS | KEY_WOW64_64KEY,
                      &opened) != ERROR_SUCCESS)
    return false;
  const bool emptied = ::RegDeleteTreeW(opened, nullptr) == ERROR_SUCCESS;
  ::RegCloseKey(opened);
  return emptied &&
         ::RegDeleteKeyExW(HKEY_LOCAL_MACHINE, path.c_str(), KEY_WOW64_64KEY, 0) == ERROR_SUCCESS;
}

void delete_empty_key(const std::wstring& path) {
  const auto key = Key::open(path);
  if (!key) return;
  const auto [keys, values] = key->counts();
  if (keys == 0 && values == 0)
    ::RegDeleteKeyExW(HKEY_LOCAL_MACHINE, path.c_str(), KEY_WOW64_64KEY, 0);
}

}  // namespace pec::policy
