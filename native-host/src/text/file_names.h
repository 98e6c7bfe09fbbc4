// SPDX-License-Identifier: EUPL-1.2
//
// File names that deceive: what is odd about the name of an attachment.
#pragma once

#include <string_view>
#include <vector>

namespace pec::text {

// The reasons (of "control", "bidi", "double-extension", "reserved", "path") for which `name`
// (UTF-8) is not what it seems, in that order; empty when nothing is odd.
std::vector<std::string_view> odd_name_reasons(std::string_view name);

}  // namespace pec::text
