// SPDX-License-Identifier: EUPL-1.2
//
// The timer that runs the reminder. reminder_timer.cpp is for systemd, reminder_timer_windows.cpp
// for the Task Scheduler.
#pragma once

#include <string>

namespace pec::cli {

enum class TimerState { on, off, unknown };

// Switches the user's timer pec-companion-reminder.timer, which the package installs; on Windows it
// makes or removes the user's task. Out: what went wrong, or "".
std::string switch_reminder_timer(bool on);

TimerState reminder_timer();

}  // namespace pec::cli
