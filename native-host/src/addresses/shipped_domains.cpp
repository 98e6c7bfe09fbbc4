// SPDX-License-Identifier: EUPL-1.2
#include "addresses/shipped_domains.h"

#include "text/ascii.h"

namespace pec::addresses {
namespace {

Evidence of_domain(Source source, Says says, std::string detail) {
  return {source, says, Scope::domain, std::nullopt, 0, std::move(detail)};
}

}  // namespace

ShippedDomains::ShippedDomains(const accounts::Providers& providers)
    : mx_suffixes_(providers.mx_suffixes()) {
  for (const std::string& domain : providers.consumer_domains())
    known_.try_emplace(domain, of_domain(Source::consumer_domain, Says::ordinary, domain));
  for (const std::string& domain : providers.closed_domains())
    known_.try_emplace(domain, of_domain(Source::provider_domain, Says::ordinary, domain));
  for (const accounts::Provider& provider : providers.all()) {
    for (const std::string& domain : provider.mailbox_domains) {
      known_.try_emplace(domain,
                         of_domain(Source::provider_domain, Says::certified, provider.name));
      mailbox_domains_.push_back(domain);
    }
  }
}

std::optional<Evidence> ShippedDomains::evidence(std::string_view domain) const {
  const auto found = known_.find(std::string(domain));
  return found == known_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view ShippedDomains::mx_suffix(std::string_view host) const {
  if (host.ends_with('.')) host.remove_suffix(1);
  for (const std::string& suffix : mx_suffixes_) {
    if (host.size() < suffix.size()) continue;
    const std::string_view before = host.substr(0, host.size() - suffix.size());
    if (!text::equals_ignoring_case(host.substr(before.size()), suffix)) continue;
    if (before.empty() || before.ends_with('.')) return suffix;
  }
  return {};
}

}  // namespace pec::addresses
