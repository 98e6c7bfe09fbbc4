// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion completion": what a shell completes, made from the command line's own table, so
// that nothing is forgotten. Private to cli/.
#pragma once

#include <string>

// NOLINTNEXTLINE(readability-identifier-naming): CLI11 calls it so
namespace CLI {
class App;
}

namespace pec::cli {

enum class Shell { bash, zsh };

// A script that completes the commands, options and values of `app`.
std::string completion_script(const CLI::App& app, Shell shell);

}  // namespace pec::cli
