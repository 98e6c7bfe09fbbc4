// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion address": is an address PEC, and what says so.
#pragma once

#include <string>
#include <vector>

namespace pec::cli {

struct AddressOptions {
  bool json = false;
  bool only_exchangers = false;  // `addresses` are domains: only the network is asked, for each
  std::string language;
  std::vector<std::string> addresses;
};

// Runs the command. Out: the exit status; 1 when one of the addresses is none, or is not (perhaps
// not) PEC.
int run_address(const AddressOptions& options);

}  // namespace pec::cli
