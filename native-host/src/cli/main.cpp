// SPDX-License-Identifier: EUPL-1.2
//
// The program pec-companion.
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/platform.h"
#include "cli/session.h"
#include "installation/library_search.h"

int main(int argc, char** argv) {
  pec::installation::search_libraries_in_safe_places();
  const pec::cli::StandardStreams streams;
  try {
    const std::vector<std::string> arguments = pec::cli::utf8_arguments(argc, argv);
    std::vector<const char*> pointers;
    pointers.reserve(arguments.size());
    for (const std::string& argument : arguments) pointers.push_back(argument.c_str());
    return pec::cli::run(static_cast<int>(pointers.size()), pointers.data());
  } catch (const std::exception& error) {  // out of memory: say it instead of aborting
    std::fprintf(stderr, "pec-companion: %s\n", error.what());
    return pec::cli::kStatusTrouble;
  }
}
