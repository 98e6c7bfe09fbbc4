// SPDX-License-Identifier: EUPL-1.2
#include "cli/platform.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <unistd.h>

#include <sys/ioctl.h>

namespace pec::cli {

StandardStreams::StandardStreams() { std::signal(SIGPIPE, SIG_IGN); }
StandardStreams::~StandardStreams() = default;

std::vector<std::string> utf8_arguments(int argc, const char* const* argv) {
  return {argv, argv + argc};
}

bool stdout_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }
bool stderr_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

std::optional<std::size_t> terminal_columns() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

bool registers_by_file() { return true; }

bool write_output(const std::string& text) {
  const char* data = text.data();
  std::size_t left = text.size();
  while (left > 0) {
    const ssize_t written = ::write(STDOUT_FILENO, data, left);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    data += written;
    left -= static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace pec::cli
