// SPDX-License-Identifier: EUPL-1.2
//
// What this release knows of domains (native-host/data/providers.json), matched exactly and never
// by suffix: libero.it is ordinary mail and pec.libero.it is PEC. Private to addresses/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "accounts/providers.h"
#include "addresses/evidence.h"

namespace pec::addresses {

class ShippedDomains {
 public:
  explicit ShippedDomains(const accounts::Providers& providers);

  // What the domain alone says. In: a folded domain.
  std::optional<Evidence> evidence(std::string_view domain) const;

  // The provider's suffix that the name of a mail exchanger ends in, on the boundary of a label;
  // empty when it is none's. In: a host name, in any case (RFC 4343).
  std::string_view mx_suffix(std::string_view host) const;

  // The mailbox domains of providers.
  const std::vector<std::string>& mailbox_domains() const { return mailbox_domains_; }

 private:
  std::unordered_map<std::string, Evidence> known_;
  std::vector<std::string> mailbox_domains_;
  std::vector<std::string> mx_suffixes_;
};

}  // namespace pec::addresses
