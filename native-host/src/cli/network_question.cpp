// SPDX-License-Identifier: EUPL-1.2
#include "cli/network_question.h"

#include <span>

#include "cli/mx_lookup.h"

namespace pec::cli {

std::optional<std::vector<std::string>> NetworkQuestion::exchangers(std::string_view domain) {
  auto hosts = answers_ ? mail_exchangers(domain) : std::nullopt;
  answers_ = hosts.has_value();
  return hosts;
}

tl::expected<addresses::AddressReport, storage::StorageError> NetworkQuestion::look_up(
    addresses::Directory& directory, const std::string& address, std::chrono::sys_seconds now) {
  auto report = directory.look_up(address, now);
  if (!report || !addresses::is_unknown(*report)) return report;
  const auto domains = directory.domains_to_ask(std::span(&address, 1), now);
  if (!domains || domains->empty()) return report;
  const auto hosts = exchangers(domains->front());
  if (!hosts) return report;  // no answer, which is none to remember
  const auto found = directory.remember_exchangers(domains->front(), *hosts, now);
  return found.value_or(false) ? directory.look_up(address, now) : std::move(report);
}

}  // namespace pec::cli
