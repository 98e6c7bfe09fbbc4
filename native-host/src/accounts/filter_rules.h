// SPDX-License-Identifier: EUPL-1.2
//
// msgFilterRules.dat: the message filters of one account, as far as they can lose a message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/problem.h"

namespace pec::accounts {

inline constexpr std::size_t kMaxFilterBytes = std::size_t{8} * 1024 * 1024;
inline constexpr std::size_t kMaxFilters = 10'000;

struct FilterAction {
  std::string name;   // as Thunderbird writes it: "Move to folder", "Delete", "Mark read", ...
  std::string value;  // of a move or a copy, the folder's address; often empty
};

struct Filter {
  std::string name;
  bool enabled = true;
  bool runs_by_itself = true;  // not only when somebody runs it by hand
  std::vector<FilterAction> actions;
  std::string condition;  // "ALL", or "AND (subject,contains,...) ..."
};

// In: the file's text, lines key="value" with \" in values. Errors: the first line that is none,
// with its number.
tl::expected<std::vector<Filter>, Fault> parse_filters(std::string_view text);

}  // namespace pec::accounts
