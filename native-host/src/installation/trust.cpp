// SPDX-License-Identifier: EUPL-1.2
#include "installation/trust.h"

#include <system_error>
#include <utility>

#include "installation/folders.h"

namespace pec::installation {

tl::expected<Trust, signature::TrustError> load_trust(
    std::span<const std::filesystem::path> extra) {
  using signature::Origin;
  using signature::TrustStore;
  auto shipped = TrustStore::load(shared_data() / "trust", Origin::shipped);
  if (!shipped) return tl::make_unexpected(shipped.error());
  Trust trust{std::move(*shipped), {}};
  std::error_code error;
  if (const auto folder = user_anchors(); std::filesystem::is_directory(folder, error)) {
    trust.left_out = trust.store.load_added_editions(folder);
  }
  std::vector<std::filesystem::path> folders(extra.begin(), extra.end());
  if (std::filesystem::is_directory(administrator_anchors(), error)) {
    folders.push_back(administrator_anchors());
  }
  for (const std::filesystem::path& folder : folders) {
    auto local = TrustStore::load(folder, Origin::local);
    if (!local) return tl::make_unexpected(local.error());
    trust.store.merge(std::move(*local));
  }
  return trust;
}

}  // namespace pec::installation
