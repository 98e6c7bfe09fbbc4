// SPDX-License-Identifier: EUPL-1.2
#include "cli/notification.h"

namespace pec::cli {

std::string show_notification(const std::string& /*title*/, const std::string& /*text*/) {
  return "not available on Windows yet";
}

}  // namespace pec::cli
