// SPDX-License-Identifier: EUPL-1.2
#include "process/child_windows.h"

#include <array>
#include <vector>

#include "text/utf16_windows.h"

namespace pec::process {
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

// What neither gives nor keeps anything.
tl::expected<OwnedHandle, DWORD> nothing() {
  const HANDLE file =
      ::CreateFileW(L"NUL", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                    nullptr, OPEN_EXISTING, 0, nullptr);
  if (file == INVALID_HANDLE_VALUE) return tl::make_unexpected(::GetLastError());
  return OwnedHandle(file);
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

// Starts it with these standard streams. Out: the process.
tl::expected<OwnedHandle, DWORD> run(const std::filesystem::path& program, std::wstring line,
                                     std::array<HANDLE, 3> streams) {
  for (HANDLE stream : streams)
    ::SetHandleInformation(stream, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
  OnlyThese attributes(streams);
  if (!attributes.usable()) return tl::make_unexpected(::GetLastError());
  STARTUPINFOEXW start{};
  start.StartupInfo.cb = sizeof start;
  start.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
  start.StartupInfo.hStdInput = streams[0];
  start.StartupInfo.hStdOutput = streams[1];
  start.StartupInfo.hStdError = streams[2];
  start.lpAttributeList = attributes.list();
  PROCESS_INFORMATION made{};
  if (::CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE,
                       CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT, nullptr,
                       program.parent_path().c_str(), &start.StartupInfo, &made) == 0)
    return tl::make_unexpected(::GetLastError());
  const OwnedHandle thread(made.hThread);
  return OwnedHandle(made.hProcess);
}

}  // namespace

tl::expected<Child, DWORD> Child::start(const std::filesystem::path& program,
                                        std::span<const std::string> arguments, Input input) {
  Pipe in;
  if (input == Input::pipe) {
    auto pipe = make_pipe();
    if (!pipe) return tl::make_unexpected(pipe.error());
    in = std::move(*pipe);
  }
  auto out = make_pipe();
  if (!out) return tl::make_unexpected(out.error());
  auto none = nothing();
  auto no_errors = nothing();
  if (!none || !no_errors) return tl::make_unexpected(::GetLastError());
  std::wstring line;
  append_quoted(line, program.wstring());
  for (const std::string& one : arguments) append_quoted(line, text::utf16_of(one));
  const HANDLE reads = in.reading ? in.reading.get() : none->get();
  auto process = run(program, std::move(line), {reads, out->writing.get(), no_errors->get()});
  if (!process) return tl::make_unexpected(process.error());
  return Child(std::move(*process), std::move(in.writing), std::move(out->reading));
}

bool Child::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    DWORD written = 0;
    if (!input_ || ::WriteFile(input_.get(), bytes.data(), static_cast<DWORD>(bytes.size()),
                               &written, nullptr) == 0)
      return false;
    bytes.remove_prefix(written);
  }
  return true;
}

std::size_t Child::read(std::span<char> into) const {
  DWORD got = 0;
  if (::ReadFile(output_.get(), into.data(), static_cast<DWORD>(into.size()), &got, nullptr) == 0)
    return 0;
  return got;
}

// Whoever waits at a pipe is let go although somebody else may hold its other end.
void Child::end() const noexcept {
  ::TerminateProcess(process_.get(), 1);
  for (const HANDLE pipe : {input_.get(), output_.get()})
    if (pipe != nullptr) ::CancelIoEx(pipe, nullptr);
}

DWORD Child::wait() const noexcept {
  ::WaitForSingleObject(process_.get(), INFINITE);
  DWORD status = 0;
  ::GetExitCodeProcess(process_.get(), &status);
  return status;
}

}  // namespace pec::process
