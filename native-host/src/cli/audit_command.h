// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion audit": what in the settings of the PEC accounts on this computer can lose a
// message.
#pragma once

#include <optional>
#include <string>

#include "accounts/audit.h"
#include "cli/session.h"

namespace pec::cli {

// What the command line said; of `profile`, `outlook` and `live_outlook` one at most.
struct AuditOptions {
  bool json = false;
  std::string profile;        // folder of a Thunderbird profile; empty: the one in use
  std::string outlook;        // exported part of the registry
  bool live_outlook = false;  // Outlook's accounts in this computer's registry (Windows)
  std::string language;       // "", "it", "en", "de"
};

// The audit of the profile or file that `options` names, or of the profile in use. Out: none when
// nothing can be read; the cause is then on standard error.
std::optional<accounts::Audit> audited(const AuditOptions& options,
                                       const accounts::Knowledge& knowledge,
                                       const Session& session);

// Runs the command. Out: the exit status.
int run_audit(const AuditOptions& options);

}  // namespace pec::cli
