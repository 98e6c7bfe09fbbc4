// SPDX-License-Identifier: EUPL-1.2
#include "cli/mx_lookup.h"

namespace pec::cli {

std::optional<std::vector<std::string>> mail_exchangers(std::string_view /*domain*/) {
  return std::nullopt;
}

}  // namespace pec::cli
