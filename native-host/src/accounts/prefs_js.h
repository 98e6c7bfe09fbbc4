// SPDX-License-Identifier: EUPL-1.2
//
// prefs.js of a Thunderbird profile: lines user_pref("name", value);
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include <tl/expected.hpp>

#include "accounts/problem.h"

namespace pec::accounts {

// A real one has 100 KiB and 2,000 lines; some add-ons keep large values in it.
inline constexpr std::size_t kMaxPrefsBytes = std::size_t{32} * 1024 * 1024;
inline constexpr std::size_t kMaxPrefsLines = 400'000;
inline constexpr std::size_t kMaxPrefValueBytes = std::size_t{4} * 1024 * 1024;

// What a user changed. A preference that is not there, or of another type than asked for, has the
// default of the program, as in Thunderbird itself: values equal to it are not written.
class Prefs {
 public:
  using Value = std::variant<bool, std::int64_t, std::string>;

  // Reads all of `text`. Only names beginning with "mail." are kept. Errors: the first thing that
  // is no preference and no comment, with its line.
  static tl::expected<Prefs, Fault> parse(std::string_view text);

  bool flag(std::string_view name, bool by_default) const;
  int number(std::string_view name, int by_default) const;
  std::string text(std::string_view name, std::string_view by_default = {}) const;
  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }

  const std::map<std::string, Value, std::less<>>& values() const { return values_; }

 private:
  const Value* find(std::string_view name) const;

  std::map<std::string, Value, std::less<>> values_;
};

}  // namespace pec::accounts
