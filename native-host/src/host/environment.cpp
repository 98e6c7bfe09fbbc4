// SPDX-License-Identifier: EUPL-1.2
#include "host/environment.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <unistd.h>
#include <vector>

namespace pec::host {
namespace {

// Names, each with why it is needed.
constexpr std::array<std::string_view, 6> kKept = {{
    "HOME",                                // where the user's data are
    "XDG_DATA_HOME",                       // the same, moved
    "LANG",                                // the character set of file names
    "LC_ALL",                              // the same
    "MOZ_CRASHREPORTER_EVENTS_DIRECTORY",  // lies in the Thunderbird profile that started the host
    "PEC_COMPANION_LOG",                   // "debug": log more
}};

}  // namespace

bool is_kept(std::string_view variable) {
  return std::find(kKept.begin(), kKept.end(), variable) != kKept.end();
}

void clean_environment() {
  std::vector<std::string> unwanted;
  for (char** entry = ::environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view line(*entry);
    const std::string_view name = line.substr(0, line.find('='));
    if (!is_kept(name)) unwanted.emplace_back(name);
  }
  for (const std::string& name : unwanted) ::unsetenv(name.c_str());
}

}  // namespace pec::host
