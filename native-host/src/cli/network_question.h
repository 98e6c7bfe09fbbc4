// SPDX-License-Identifier: EUPL-1.2
//
// What is known of an address, with the network where the user switched that on: which servers take
// the mail of its domain.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "addresses/directory.h"

namespace pec::cli {

// The questions of one run of the command. A network that is silent is waited for only once.
class NetworkQuestion {
 public:
  // In: a folded domain. Out: see mail_exchangers(); nothing after somebody did not answer.
  std::optional<std::vector<std::string>> exchangers(std::string_view domain);

  // As Directory::look_up(); but first the network is asked about the domain of an address of which
  // nothing is known, if that is switched on and was not done lately, and the answer remembered.
  tl::expected<addresses::AddressReport, storage::StorageError> look_up(
      addresses::Directory& directory, const std::string& address, std::chrono::sys_seconds now);

 private:
  bool answers_ = true;
};

}  // namespace pec::cli
