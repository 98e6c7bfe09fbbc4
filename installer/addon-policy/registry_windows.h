// SPDX-License-Identifier: EUPL-1.2
//
// Keys and texts below HKEY_LOCAL_MACHINE, in its 64-bit view.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <windows.h>

namespace pec::policy {

// A text and how the registry keeps it: REG_SZ, REG_EXPAND_SZ, or REG_MULTI_SZ, of which each line
// is a string (Thunderbird joins them so, WindowsGPOParser.sys.mjs).
struct RegistryText {
  std::string text;  // UTF-8
  DWORD type = REG_SZ;
};

class Key {
 public:
  // In: a path below HKEY_LOCAL_MACHINE. Out: nothing where it is not there, or is closed to us.
  static std::optional<Key> open(const std::wstring& path);
  // The same; made, with all above it, where it is not there.
  static std::optional<Key> make(const std::wstring& path);

  bool has(const wchar_t* name) const;
  // Out: nothing also for what is no text, or no valid UTF-16.
  std::optional<RegistryText> text(const wchar_t* name) const;
  // False when Windows refuses.
  bool set(const wchar_t* name, const RegistryText& text) const;

  struct Counts {
    DWORD keys = 0;
    DWORD values = 0;
  };
  Counts counts() const;

 private:
  struct Close {
    void operator()(HKEY key) const noexcept { ::RegCloseKey(key); }
  };
  explicit Key(HKEY key) noexcept : key_(key) {}

  std::unique_ptr<std::remove_pointer_t<HKEY>, Close> key_;
};

// With everything below it. False when Windows refuses.
bool delete_key(const std::wstring& path);
// Unless something is in it.
void delete_empty_key(const std::wstring& path);

}  // namespace pec::policy
