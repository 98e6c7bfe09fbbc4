// SPDX-License-Identifier: EUPL-1.2
//
// The program pec-companion.
#include <cstdio>
#include <exception>

#include "cli/command_line.h"
#include "cli/platform.h"
#include "cli/session.h"

int main(int argc, char** argv) {
  pec::cli::ignore_broken_pipe();
  try {
    return pec::cli::run(argc, argv);
  } catch (const std::exception& error) {  // out of memory: say it instead of aborting
    std::fprintf(stderr, "pec-companion: %s\n", error.what());
    return pec::cli::kStatusTrouble;
  }
}
