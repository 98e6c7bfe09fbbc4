// SPDX-License-Identifier: EUPL-1.2
//
// Public registers, as a person downloaded them, into the directory.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "addresses/directory.h"

namespace pec::addresses {

inline constexpr std::size_t kMaxRegisterBytes = std::size_t{2} * 1024 * 1024 * 1024;
inline constexpr std::size_t kMaxRegisterNameBytes = 100;

struct ImportRequest {
  std::string name;       // what the register is called; replaces an earlier import of this name
  std::string file_name;  // for people; its name alone
  std::string format;     // "ipa", "csv", "ldif"; empty: found out from the content
  // A person says that the list holds PEC addresses alone; otherwise only what the file itself
  // types counts.
  bool all_certified = false;
};

struct ImportProgress {
  std::size_t bytes = 0;  // of the file, so far
  std::size_t total = 0;
  std::int64_t rows = 0;
};

struct ImportResult {
  std::string format;
  std::int64_t rows = 0;
  std::int64_t addresses = 0;
  std::int64_t untyped = 0;    // addresses that the file does not say to be PEC or not: left out
  std::int64_t malformed = 0;  // texts in an address column that are no address: left out
  bool replaced = false;
};

// Why nothing was imported. `what`: "empty", "too-large", "not-text", "no-address-column",
// "untyped" (no address has a type, see all_certified), "name", "syntax" (with the line),
// "stopped", "storage" (`storage` says more).
struct ImportError {
  std::string what;
  std::size_t line = 0;  // 1-based; 0 when the fault has no place
  std::string detail;
  storage::StorageError storage = {};
};

// Reads one file in one transaction: all of it is there at the end, or nothing of it and the
// earlier import still is. Of each row the addresses, their type, the body's name and code and the
// date are kept, and nothing that names a person.
//
// In: the file as it is: the open data of IPA (index of public bodies) in its current and older
// forms, any CSV (comma, semicolon or tab) or LDIF with a column or attribute of addresses.
// `progress` is called now and then; when it answers false the import stops.
// `now` dates entries that have no date of their own.
tl::expected<ImportResult, ImportError> import_register(
    Directory& directory, std::string_view bytes, const ImportRequest& request,
    std::chrono::sys_seconds now, const std::function<bool(const ImportProgress&)>& progress);

}  // namespace pec::addresses
