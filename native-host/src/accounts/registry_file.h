// SPDX-License-Identifier: EUPL-1.2
//
// A part of the Windows registry that was exported to a .reg file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/problem.h"

namespace pec::accounts {

inline constexpr std::size_t kMaxRegistryBytes = std::size_t{64} * 1024 * 1024;
inline constexpr std::size_t kMaxRegistryKeys = 200'000;
inline constexpr std::size_t kMaxRegistryValueBytes = std::size_t{64} * 1024;

struct RegistryKey {
  using Value = std::variant<std::uint32_t, std::string>;  // a DWORD; text as UTF-8

  std::string path;                     // as written: HKEY_CURRENT_USER\Software\...
  std::map<std::string, Value> values;  // by name in lower case

  const std::string* text(const std::string& lower_name) const;
  const std::uint32_t* number(const std::string& lower_name) const;
};

// Reads an export of either form: "Windows Registry Editor Version 5.00" (UTF-16LE or UTF-8) or
// REGEDIT4 (of one byte a character). Only values named in `wanted` (lower case) are kept: beside
// settings lie passwords. Errors: the first line that is none of a .reg file.
tl::expected<std::vector<RegistryKey>, Fault> parse_registry(
    std::string_view bytes, std::span<const std::string_view> wanted);

}  // namespace pec::accounts
