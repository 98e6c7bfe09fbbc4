// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion directory": what is known of addresses, to be filled, looked at and forgotten.
#pragma once

#include <string>

namespace pec::cli {

enum class DirectoryAction { import, list, remove, stats, forget, decide, settings };

// What the command line said; each action reads what concerns it.
struct DirectoryOptions {
  DirectoryAction action = DirectoryAction::stats;
  bool json = false;
  std::string language;
  std::string file;         // import
  std::string name;         // import, remove: of the register
  std::string format;       // import: "", "ipa", "csv", "ldif"
  bool all_pec = false;     // import
  std::string address;      // forget, decide
  std::string source;       // forget
  bool everything = false;  // forget
  std::string says;         // decide: "certified", "ordinary", "forget"
  int retention_days = -1;  // settings; negative: as it is
  std::string mx;           // settings: "on", "off", "": as it is
};

// Runs the command. Out: the exit status.
int run_directory(const DirectoryOptions& options);

}  // namespace pec::cli
