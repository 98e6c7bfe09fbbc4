// SPDX-License-Identifier: EUPL-1.2
//
// The command line: what may stand on it (docs/man/pec-companion.1), and which command it calls.
#pragma once

namespace pec::cli {

// Reads the arguments as main() gets them and runs the command. Out: the exit status.
int run(int argc, const char* const* argv);

}  // namespace pec::cli
