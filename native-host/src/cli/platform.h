// SPDX-License-Identifier: EUPL-1.2
//
// What the program asks the operating system for. platform.cpp is the POSIX version; another
// system needs only another source file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace pec::cli {

// Whether a person sees what is written there.
bool stdout_is_terminal();
bool stderr_is_terminal();

// The width of the terminal behind standard output; none when there is no terminal.
std::optional<std::size_t> terminal_columns();

// The value of an environment variable, or "".
std::string environment(const char* name);

// Makes writing to a closed pipe an error to look at, instead of the end of the program.
void ignore_broken_pipe();

// Writes all of `text` to standard output. False once nobody reads it any more.
bool write_output(const std::string& text);

}  // namespace pec::cli
