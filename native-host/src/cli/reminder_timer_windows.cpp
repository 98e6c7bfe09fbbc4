// SPDX-License-Identifier: EUPL-1.2
#include "cli/reminder_timer.h"

namespace pec::cli {

std::string switch_reminder_timer(bool /*on*/) { return "not available on Windows yet"; }

TimerState reminder_timer() { return TimerState::unknown; }

}  // namespace pec::cli
