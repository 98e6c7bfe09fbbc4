// SPDX-License-Identifier: EUPL-1.2
//
// The connection test of accounts.test. The host itself has no network (its AppArmor profile takes
// it away): it has the command of this installation look, "pec-companion doctor".
#pragma once

#include <filesystem>

#include "protocol/session.h"

namespace pec::host {

// In: the program of the command. Out: the test; empty on systems that have none. It takes as long
// as the command, whose steps are limited (doctor::TimeLimits).
protocol::ServerTest connection_test(const std::filesystem::path& program);

}  // namespace pec::host
