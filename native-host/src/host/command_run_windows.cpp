// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of command_run.cpp.
#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>
#include <windows.h>

#include "host/command_run.h"
#include "text/utf16_windows.h"

namespace pec::host {
namespace {

struct Close {
  void operator()(HANDLE handle) const { ::CloseHandle(handle); }
};
using Handle = std::unique_ptr<std::remove_pointer_t<HANDLE>, Close>;

// No file: CreateFile's way to say that there is none is another than CreatePipe's.
Handle handle_of(HANDLE handle) {
  return Handle(handle == INVALID_HANDLE_VALUE ? nullptr : handle);
}

// As CommandLineToArgvW takes it apart again: quotes around, and before a quote each backslash
// twice.
void append_quoted(std::wstring& line, std::wstring_view argument) {
  if (!line.empty()) line += L' ';
  line += L'"';
  std::size_t backslashes = 0;
  for (const wchar_t c : argument) {
    if (c == L'"') line.append(backslashes + 1, L'\\');
    backslashes = c == L'\\' ? backslashes + 1 : 0;
    line += c;
  }
  line.append(backslashes, L'\\');
  line += L'"';
}

std::wstring command_line_of(std::span<const std::string> arguments) {
  std::wstring line;
  for (const std::string& one : arguments) append_quoted(line, text::utf16_of(one));
  return line;
}

std::string read_to_end(HANDLE pipe) {
  std::string out;
  std::array<char, 4096> part{};
  DWORD got = 0;
  while (::ReadFile(pipe, part.data(), static_cast<DWORD>(part.size()), &got, nullptr) != 0 &&
         got > 0) {
    out.append(part.data(), got);
  }
  return out;
}

// The attributes of a process that gets these handles and no other that this one has open.
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

tl::expected<std::string, std::string> failure(const char* what) {
  return tl::make_unexpected(std::string(what) + ": error " + std::to_string(::GetLastError()));
}

}  // namespace

tl::expected<std::string, std::string> run_command(std::span<std::string> arguments) {
  SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
  HANDLE ends[2] = {};
  if (::CreatePipe(&ends[0], &ends[1], &inherited, 0) == 0) return failure("CreatePipe");
  const Handle reading(ends[0]);
  Handle writing(ends[1]);
  ::SetHandleInformation(reading.get(), HANDLE_FLAG_INHERIT, 0);
  const Handle nothing = handle_of(::CreateFileW(L"NUL", GENERIC_READ | GENERIC_WRITE,
                                                 FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited,
                                                 OPEN_EXISTING, 0, nullptr));
  if (!nothing) return failure("NUL");
  std::array<HANDLE, 2> handles = {nothing.get(), writing.get()};
  OnlyThese attributes(handles);
  if (!attributes.usable()) return failure("InitializeProcThreadAttributeList");
  STARTUPINFOEXW start{};
  start.StartupInfo.cb = sizeof start;
  start.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
  start.StartupInfo.hStdInput = start.StartupInfo.hStdError = nothing.get();
  start.StartupInfo.hStdOutput = writing.get();
  start.lpAttributeList = attributes.list();
  std::wstring line = command_line_of(arguments);  // CreateProcessW may change it
  PROCESS_INFORMATION process{};
  // The program by its path: no folder is searched for it, and no window opens.
  if (::CreateProcessW(text::utf16_of(arguments.front()).c_str(), line.data(), nullptr, nullptr,
                       TRUE, CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT, nullptr, nullptr,
                       &start.StartupInfo, &process) == 0) {
    return failure("CreateProcess");
  }
  const Handle running(process.hProcess);
  const Handle thread(process.hThread);
  writing.reset();  // or the pipe would never end
  std::string out = read_to_end(reading.get());
  ::WaitForSingleObject(running.get(), INFINITE);
  return out;
}

}  // namespace pec::host
