// SPDX-License-Identifier: EUPL-1.2
#include "cli/desktop.h"

namespace pec::cli {
namespace {

constexpr const char* kNotYet = "not available on Windows yet";

}  // namespace

std::string show_notification(const std::string& /*title*/, const std::string& /*text*/) {
  return kNotYet;
}

std::string switch_reminder_timer(bool /*on*/) { return kNotYet; }

TimerState reminder_timer() { return TimerState::unknown; }

}  // namespace pec::cli
