// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion reminder": a PEC counts as delivered when it arrives in the mailbox, so somebody
// must be told when the mail program has not fetched for days. Off until the user switches it on.
#pragma once

#include <string>

namespace pec::cli {

inline constexpr int kDefaultReminderDays = 3;
inline constexpr int kMaxReminderDays = 365;

enum class ReminderAction { on, off, status, check };

struct ReminderOptions {
  ReminderAction action = ReminderAction::status;
  int days = kDefaultReminderDays;  // of "on": without a fetch, until one is told
  std::string profile;   // of "check": folder of a Thunderbird profile; empty: the one in use
  std::string language;  // "", "it", "en", "de"
};

// Runs the command. Out: the exit status; of "check" 1 when some PEC mailbox was not fetched,
// whether or not the desktop could show it; of "status" 1 when it is off.
int run_reminder(const ReminderOptions& options);

}  // namespace pec::cli
