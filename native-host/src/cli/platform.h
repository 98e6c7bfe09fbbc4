// SPDX-License-Identifier: EUPL-1.2
//
// What the program asks the operating system for. platform.cpp is the POSIX version,
// platform_windows.cpp the other.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pec::cli {

// Makes the standard streams what this program needs, for as long as it lives: UTF-8 goes through
// them as it is, and writing to a closed pipe is an error to look at, not the end of the program.
class StandardStreams {
 public:
  StandardStreams();
  ~StandardStreams();  // NOLINT(performance-trivially-destructible): Windows has to undo something
  StandardStreams(const StandardStreams&) = delete;
  StandardStreams& operator=(const StandardStreams&) = delete;

 private:
  unsigned int code_page_ = 0;  // Windows: the console's own
};

// The arguments of main() as UTF-8.
std::vector<std::string> utf8_arguments(int argc, const char* const* argv);

// Whether a person sees what is written there.
bool stdout_is_terminal();
bool stderr_is_terminal();

// The width of the terminal behind standard output; none when there is no terminal.
std::optional<std::size_t> terminal_columns();

// The value of an environment variable, or "". LANG is the user's language where a system tells it
// in another way.
std::string environment(const char* name);

// Whether a user registers a host by a file below the home folder; on Windows a package does, in
// the registry.
bool registers_by_file();

// Writes all of `text` to standard output. False once nobody reads it any more.
bool write_output(const std::string& text);

}  // namespace pec::cli
