// SPDX-License-Identifier: EUPL-1.2
#include "host/host_process.h"

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pec::outlook {
namespace {

struct Pipe {
  OwnedHandle reading;
  OwnedHandle writing;
};

tl::expected<Pipe, DWORD> make_pipe() {
  HANDLE reading = nullptr;
  HANDLE writing = nullptr;
  if (::CreatePipe(&reading, &writing, nullptr, 0) == 0)
    return tl::make_unexpected(::GetLastError());
  return Pipe{OwnedHandle(reading), OwnedHandle(writing)};
}

// What the new process gets, and nothing else that Outlook has open.
class OnlyThese {
 public:
  explicit OnlyThese(std::span<HANDLE> handles) {
    SIZE_T size = 0;
    ::InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
    memory_.resize(size);
    usable_ =
        ::InitializeProcThreadAttributeList(list(), 1, 0, &size) != 0 &&
        ::UpdateProcThreadAttribute(list(), 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles.data(),
                                    handles.size_bytes(), nullptr, nullptr) != 0;
  }
  ~OnlyThese() {
    if (usable_) ::DeleteProcThreadAttributeList(list());
  }
  OnlyThese(const OnlyThese&) = delete;
  OnlyThese& operator=(const OnlyThese&) = delete;
  OnlyThese(OnlyThese&&) = delete;
  OnlyThese& operator=(OnlyThese&&) = delete;

  bool usable() const { return usable_; }
  LPPROC_THREAD_ATTRIBUTE_LIST list() {
    return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory_.data());
  }

 private:
  std::vector<std::byte> memory_;
  bool usable_ = false;
};

}  // namespace

HostProcess::HostProcess(OwnedHandle process, OwnedHandle input, OwnedHandle output) noexcept
    : process_(std::move(process)), input_(std::move(input)), output_(std::move(output)) {}

HostProcess::~HostProcess() {
  if (process_) end();
}

tl::expected<HostProcess, DWORD> HostProcess::start(const std::filesystem::path& program) {
  auto input = make_pipe();
  if (!input) return tl::make_unexpected(input.error());
  auto output = make_pipe();
  if (!output) return tl::make_unexpected(output.error());
  std::array<HANDLE, 2> handles = {input->reading.get(), output->writing.get()};
  for (HANDLE handle : handles)
    ::SetHandleInformation(handle, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
  OnlyThese attributes(handles);
  if (!attributes.usable()) return tl::make_unexpected(::GetLastError());
  STARTUPINFOEXW start{};
  start.StartupInfo.cb = sizeof start;
  start.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
  start.StartupInfo.hStdInput = handles[0];
  start.StartupInfo.hStdOutput = handles[1];
  start.lpAttributeList = attributes.list();
  std::wstring line = L"\"" + program.wstring() + L"\"";  // CreateProcessW may change it
  PROCESS_INFORMATION made{};
  if (::CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE,
                       CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT, nullptr,
                       program.parent_path().c_str(), &start.StartupInfo, &made) == 0)
    return tl::make_unexpected(::GetLastError());
  const OwnedHandle thread(made.hThread);
  return HostProcess(OwnedHandle(made.hProcess), std::move(input->writing),
                     std::move(output->reading));
}

bool HostProcess::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    DWORD written = 0;
    if (::WriteFile(input_.get(), bytes.data(), static_cast<DWORD>(bytes.size()), &written,
                    nullptr) == 0)
      return false;
    bytes.remove_prefix(written);
  }
  return true;
}

std::size_t HostProcess::read(std::span<char> into) const {
  DWORD got = 0;
  if (::ReadFile(output_.get(), into.data(), static_cast<DWORD>(into.size()), &got, nullptr) == 0)
    return 0;
  return got;
}

void HostProcess::end() const noexcept { ::TerminateProcess(process_.get(), 1); }

}  // namespace pec::outlook
