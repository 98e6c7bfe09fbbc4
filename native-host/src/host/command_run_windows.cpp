// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of command_run.cpp.
#include <array>

#include "host/command_run.h"
#include "process/child_windows.h"
#include "text/paths.h"

namespace pec::host {

tl::expected<std::string, std::string> run_command(std::span<std::string> arguments) {
  const auto child = process::Child::start(text::path_of(arguments.front()), arguments.subspan(1),
                                           process::Child::Input::nothing);
  if (!child) return tl::make_unexpected("error " + std::to_string(child.error()));
  std::string out;
  std::array<char, 4096> part{};
  while (const std::size_t got = child->read(part)) out.append(part.data(), got);
  child->wait();
  return out;
}

}  // namespace pec::host
