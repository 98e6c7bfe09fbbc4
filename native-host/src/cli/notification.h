// SPDX-License-Identifier: EUPL-1.2
//
// A notification on the user's desktop. notification.cpp is for the desktops of freedesktop.org,
// notification_windows.cpp for Windows. Apart from Qt, whose "signals" and GLib's are two things.
#pragma once

#include <string>

namespace pec::cli {

// Shows a notification (Desktop Notifications Specification 1.2, by D-Bus; on Windows it waits
// until somebody has seen it, for minutes). In: plain UTF-8 texts of ours; what desktops take for
// markup is made harmless. Out: what went wrong, or "".
std::string show_notification(const std::string& title, const std::string& text);

}  // namespace pec::cli
