// SPDX-License-Identifier: EUPL-1.2
#include "accounts/live_registry.h"

namespace pec::accounts {

bool has_live_registry() { return false; }

tl::expected<std::vector<RegistryKey>, Problem> read_live_registry(
    std::span<const std::string_view> /*wanted*/) {
  return tl::make_unexpected(Problem{"HKEY_CURRENT_USER", 0, "no-registry", {}});
}

}  // namespace pec::accounts
