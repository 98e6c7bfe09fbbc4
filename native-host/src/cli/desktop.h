// SPDX-License-Identifier: EUPL-1.2
//
// What the command asks of the user's desktop. desktop.cpp is for systemd and the desktops of
// freedesktop.org; desktop_windows.cpp says that it cannot, until the Windows product does.
#pragma once

#include <string>

namespace pec::cli {

// Shows a notification (Desktop Notifications Specification 1.2, by D-Bus). In: plain UTF-8 texts
// of ours; what desktops take for markup is made harmless. Out: what went wrong, or "".
std::string show_notification(const std::string& title, const std::string& text);

enum class TimerState { on, off, unknown };

// Switches the user's timer pec-companion-reminder.timer, which the package installs. Out: what
// went wrong, or "".
std::string switch_reminder_timer(bool on);

TimerState reminder_timer();

}  // namespace pec::cli
