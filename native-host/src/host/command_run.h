// SPDX-License-Identifier: EUPL-1.2
//
// Runs the command of this installation, which has the network where the host has none (its
// AppArmor profile takes it away).
#pragma once

#include <span>
#include <string>

#include <tl/expected.hpp>

namespace pec::host {

// Without a shell, with nothing on its standard input. In: the program and its arguments. Out: what
// it wrote, whatever its exit status. Errors: why it did not start, in English.
tl::expected<std::string, std::string> run_command(std::span<std::string> arguments);

}  // namespace pec::host
