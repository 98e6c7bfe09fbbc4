// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <windows.h>

#include "accounts/live_registry.h"
#include "accounts/utf16.h"
#include "text/ascii.h"
#include "text/utf16_windows.h"

namespace pec::accounts {
namespace {

constexpr std::wstring_view kOffice = L"Software\\Microsoft\\Office";
constexpr std::string_view kRoot = "HKEY_CURRENT_USER\\";
// Of Outlook's subkeys, those in which something is wanted.
constexpr std::array kParts = {std::wstring_view(L"Profiles"), std::wstring_view(L"Preferences")};
// <profile>\<section>\<account>, and whatever other sections hold.
constexpr int kMaxDepth = 16;
// What a key's name may have (Microsoft, "Registry element size limits").
constexpr DWORD kMaxNameCharacters = 256;
constexpr DWORD kMaxValueNameCharacters = 16384;

struct Close {
  void operator()(HKEY key) const { ::RegCloseKey(key); }
};
using Key = std::unique_ptr<std::remove_pointer_t<HKEY>, Close>;

class Walk {
 public:
  explicit Walk(std::span<const std::string_view> wanted) : wanted_(wanted) {}

  // The key at `path` below `parent`, and all below it. False: it is not there, or `fault` is set.
  bool take(HKEY parent, const std::wstring& name, const std::wstring& path, int depth) {
    const Key key = open(parent, name, path);
    if (!key) return false;
    if (depth > kMaxDepth) return fail(path, "too-deep");
    if (keys.size() >= kMaxRegistryKeys) return fail(path, "too-many-entries");
    if (!take_values(key.get(), path)) return false;
    for (const std::wstring& inner : names_in(key.get())) {
      if (!take(key.get(), inner, path + L"\\" + inner, depth + 1) && fault) return false;
    }
    return true;
  }

  // Nothing where the key is not there; then `fault` is set unless that is all.
  Key open(HKEY parent, const std::wstring& name, const std::wstring& path) {
    HKEY key = nullptr;
    const LSTATUS status = ::RegOpenKeyExW(parent, name.c_str(), 0, KEY_READ, &key);
    if (status == ERROR_SUCCESS) return Key(key);
    if (status == ERROR_ACCESS_DENIED) fail(path, "no-permission");
    if (status != ERROR_FILE_NOT_FOUND && status != ERROR_ACCESS_DENIED) fail(path, "cannot-read");
    return nullptr;
  }

  static std::vector<std::wstring> names_in(HKEY key) {
    std::vector<std::wstring> out;
    std::wstring name(kMaxNameCharacters, L'\0');
    for (DWORD at = 0;; ++at) {
      auto size = static_cast<DWORD>(name.size());
      if (::RegEnumKeyExW(key, at, name.data(), &size, nullptr, nullptr, nullptr, nullptr) !=
          ERROR_SUCCESS)
        return out;
      out.emplace_back(name, 0, size);
    }
  }

  std::vector<RegistryKey> keys;
  std::optional<Problem> fault;

 private:
  bool fail(const std::wstring& path, const char* what) {
    fault = Problem{std::string(kRoot) + text::utf8_of_utf16(path), 0, what, {}};
    return false;
  }

  // Names first: of a value that is not wanted the data are not read.
  bool take_values(HKEY key, const std::wstring& path) {
    RegistryKey out;
    out.path = std::string(kRoot) + text::utf8_of_utf16(path);
    std::wstring name(kMaxValueNameCharacters, L'\0');
    for (DWORD at = 0;; ++at) {
      auto size = static_cast<DWORD>(name.size());
      const LSTATUS status =
          ::RegEnumValueW(key, at, name.data(), &size, nullptr, nullptr, nullptr, nullptr);
      if (status == ERROR_NO_MORE_ITEMS) break;
      if (status != ERROR_SUCCESS) return fail(path, "cannot-read");
      const std::wstring wide(name, 0, size);
      const std::string lower = text::lower(text::utf8_of_utf16(wide));
      if (std::find(wanted_.begin(), wanted_.end(), lower) == wanted_.end()) continue;
      if (auto value = read(key, wide)) out.values.emplace(lower, std::move(*value));
    }
    keys.push_back(std::move(out));
    return true;
  }

  // A number, or a text, which Outlook keeps as REG_BINARY, too. Of another type: nothing.
  static std::optional<RegistryKey::Value> read(HKEY key, const std::wstring& name) {
    std::string bytes(kMaxRegistryValueBytes, '\0');
    auto size = static_cast<DWORD>(bytes.size());
    DWORD type = 0;
    if (::RegQueryValueExW(key, name.c_str(), nullptr, &type, reinterpret_cast<BYTE*>(bytes.data()),
                           &size) != ERROR_SUCCESS)
      return std::nullopt;
    bytes.resize(size);
    if (type == REG_DWORD && size == sizeof(std::uint32_t)) {
      std::uint32_t number = 0;
      bytes.copy(reinterpret_cast<char*>(&number), sizeof number);
      return number;
    }
    if (type != REG_SZ && type != REG_BINARY) return std::nullopt;
    std::string text = utf8_of_utf16le(bytes);
    return text.substr(0, text.find('\0'));
  }

  std::span<const std::string_view> wanted_;
};

}  // namespace

bool has_live_registry() { return true; }

tl::expected<std::vector<RegistryKey>, Problem> read_live_registry(
    std::span<const std::string_view> wanted) {
  Walk walk(wanted);
  const Key office = walk.open(HKEY_CURRENT_USER, std::wstring(kOffice), std::wstring(kOffice));
  if (office) {
    for (const std::wstring& version : Walk::names_in(office.get())) {
      for (const std::wstring_view part : kParts) {
        const std::wstring inner = version + L"\\Outlook\\" + std::wstring(part);
        walk.take(office.get(), inner, std::wstring(kOffice) + L"\\" + inner, 0);
        if (walk.fault) return tl::make_unexpected(*walk.fault);
      }
    }
  }
  if (walk.fault) return tl::make_unexpected(*walk.fault);
  if (walk.keys.empty()) {
    return tl::make_unexpected(
        Problem{std::string(kRoot) + text::utf8_of_utf16(kOffice), 0, "no-registry", {}});
  }
  return std::move(walk.keys);
}

}  // namespace pec::accounts
