// SPDX-License-Identifier: EUPL-1.2
//
// What the start of the host is measured against: a program that reads one frame, sends it back and
// waits for the end.
#include <array>
#include <unistd.h>

int main() {
  std::array<char, 4096> buffer{};
  const ssize_t got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
  if (got > 0 && ::write(STDOUT_FILENO, buffer.data(), static_cast<std::size_t>(got)) != got) {
    return 1;
  }
  while (::read(STDIN_FILENO, buffer.data(), buffer.size()) > 0) {
  }
  return 0;
}
