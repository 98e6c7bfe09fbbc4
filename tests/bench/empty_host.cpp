// SPDX-License-Identifier: EUPL-1.2
//
// What the start of the host is measured against: a C++ program that reads one frame, sends it back
// and waits for the end.
#include <cstdint>
#include <cstring>
#include <iostream>
#include <string>

int main() {
  std::uint32_t size = 0;
  std::string frame(sizeof size, '\0');
  std::cin.read(frame.data(), sizeof size);
  std::memcpy(&size, frame.data(), sizeof size);
  frame.resize(sizeof size + size);
  std::cin.read(frame.data() + sizeof size, size);
  std::cout << frame << std::flush;
  return std::cin.get() == std::char_traits<char>::eof() ? 0 : 1;
}
