// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion audit": what in the settings of the PEC accounts on this computer can lose a
// message.
#pragma once

#include <string>

namespace pec::cli {

// What the command line said; of `profile` and `outlook` one at most.
struct AuditOptions {
  bool json = false;
  std::string profile;   // folder of a Thunderbird profile; empty: the one in use
  std::string outlook;   // exported part of the registry
  std::string language;  // "", "it", "en", "de"
};

// Runs the command. Out: the exit status.
int run_audit(const AuditOptions& options);

}  // namespace pec::cli
