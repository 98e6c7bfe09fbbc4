// SPDX-License-Identifier: EUPL-1.2
//
// A program that runs without a window, and the pipes to it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <windows.h>

#include <tl/expected.hpp>

namespace pec::process {

struct CloseHandle {
  void operator()(HANDLE handle) const noexcept { ::CloseHandle(handle); }
};
using OwnedHandle = std::unique_ptr<std::remove_pointer_t<HANDLE>, CloseHandle>;

class Child {
 public:
  enum class Input { nothing, pipe };

  // In: the program's path, since no folder is searched for it; its arguments, UTF-8. It gets the
  // pipes and nothing else that this process has open; what it says of errors goes nowhere. Errors:
  // Windows' error code.
  static tl::expected<Child, DWORD> start(const std::filesystem::path& program,
                                          std::span<const std::string> arguments, Input input);
  // Does not end it: see end().
  ~Child() = default;
  Child(Child&&) noexcept = default;
  Child& operator=(Child&&) noexcept = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // All of it. Out: false when nobody reads any more, or there is no pipe. Waits as long as it is
  // not read.
  bool write(std::string_view bytes) const;
  // Out: how many bytes came; 0 when no more will. Waits for the first.
  std::size_t read(std::span<char> into) const;
  // Ends it, and with it whatever waits in the two above; from any thread.
  void end() const noexcept;
  // Waits for its end. Out: its exit status.
  DWORD wait() const noexcept;

 private:
  Child(OwnedHandle process, OwnedHandle input, OwnedHandle output) noexcept
      : process_(std::move(process)), input_(std::move(input)), output_(std::move(output)) {}

  OwnedHandle process_;
  OwnedHandle input_;   // what it reads
  OwnedHandle output_;  // what it writes
};

}  // namespace pec::process
