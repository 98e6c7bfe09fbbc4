// SPDX-License-Identifier: EUPL-1.2
//
// The program pec-companion-host, started without a window, and the two pipes to it.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <windows.h>

#include <tl/expected.hpp>

namespace pec::outlook {

struct CloseHandle {
  void operator()(HANDLE handle) const noexcept { ::CloseHandle(handle); }
};
using OwnedHandle = std::unique_ptr<std::remove_pointer_t<HANDLE>, CloseHandle>;

class HostProcess {
 public:
  // In: the program's path; no folder is searched for it. Errors: Windows' error code.
  static tl::expected<HostProcess, DWORD> start(const std::filesystem::path& program);
  ~HostProcess();
  HostProcess(HostProcess&&) noexcept = default;
  HostProcess& operator=(HostProcess&&) = delete;
  HostProcess(const HostProcess&) = delete;
  HostProcess& operator=(const HostProcess&) = delete;

  // All of it. Out: false when the host does not read any more. Waits as long as it does not.
  bool write(std::string_view bytes) const;
  // Out: how many bytes came; 0 when no more will. Waits for the first.
  std::size_t read(std::span<char> into) const;
  // Ends it, and with it whatever waits in the two above; from any thread.
  void end() const noexcept;

 private:
  HostProcess(OwnedHandle process, OwnedHandle input, OwnedHandle output) noexcept;

  OwnedHandle process_;
  OwnedHandle input_;   // the host's
  OwnedHandle output_;  // the host's
};

}  // namespace pec::outlook
