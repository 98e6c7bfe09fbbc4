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

bool NetworkQuestion::settle(addresses::Directory& directory, const std::string& address,
                             std::chrono::sys_seconds now) {
  const auto domains = directory.domains_to_ask(std::span(&address, 1), now);
  if (!domains || domains->empty()) return false;
  const auto hosts = exchangers(domains->front());
  if (!hosts) return false;  // no answer, which is none to remember
  const std::string suffix = directory.provider_of_mail_exchangers(*hosts);
  return directory.remember_mx(domains->front(), suffix, now) && !suffix.empty();
}

}  // namespace pec::cli
