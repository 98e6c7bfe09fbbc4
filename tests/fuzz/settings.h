// SPDX-License-Identifier: EUPL-1.2
//
// What holds for every reader of settings: a fault lies in the text and has a known name.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "accounts/problem.h"
#include "input.h"

namespace pec::fuzz {

inline void check_fault(const accounts::Fault& fault, std::string_view text) {
  constexpr std::array<std::string_view, 8> kNames = {
      "syntax",         "string",           "number",   "value-too-long",
      "too-many-lines", "too-many-entries", "encoding", "header"};
  require(std::find(kNames.begin(), kNames.end(), fault.what) != kNames.end(),
          "a fault has a name of problem.h");
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  require(fault.line >= 1 && fault.line <= lines, "a fault lies on a line of the text");
}

}  // namespace pec::fuzz
