// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of streams.cpp. Bytes go through handles, where nothing translates line ends
// or ends a file at Control-Z.
#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <io.h>
#include <limits>
#include <memory>
#include <type_traits>
#include <utility>
#include <windows.h>

#include "host/streams.h"

namespace pec::host {
namespace {

HANDLE handle_of(std::intptr_t value) {
  return reinterpret_cast<HANDLE>(
      value);  // NOLINT(performance-no-int-to-ptr): a HANDLE is no address
}

bool is_open(HANDLE handle) { return handle != nullptr && handle != INVALID_HANDLE_VALUE; }

// A copy of a standard stream that no child process inherits; -1 when that stream is closed.
std::intptr_t private_copy(DWORD stream) {
  const HANDLE own = ::GetCurrentProcess();
  const HANDLE original = ::GetStdHandle(stream);
  HANDLE copy = INVALID_HANDLE_VALUE;
  if (!is_open(original) ||
      ::DuplicateHandle(own, original, own, &copy, 0, FALSE, DUPLICATE_SAME_ACCESS) == 0) {
    return -1;
  }
  return reinterpret_cast<std::intptr_t>(copy);
}

void close_if_open(std::intptr_t handle) {
  if (handle != -1) ::CloseHandle(handle_of(handle));
}

// Makes descriptor `stream` of the C library, and the handle `standard` behind it, lead where the
// descriptor `to` does; or nowhere when `to` is -1 or closed.
void redirect(int stream, DWORD standard, int to) {
  int source = to;
  if (source < 0 || ::_get_osfhandle(source) < 0) source = ::_open("NUL", _O_RDWR | _O_BINARY);
  if (source < 0) return;
  if (::_dup2(source, stream) == 0) ::SetStdHandle(standard, handle_of(::_get_osfhandle(stream)));
  if (source != to && source != stream) ::_close(source);
}

// While it lives, a read of this thread that waits is called off after `time`, again and again:
// nothing else ends a wait at a pipe whose handle was opened without FILE_FLAG_OVERLAPPED, as those
// of standard streams are.
class Deadline {
 public:
  explicit Deadline(std::chrono::milliseconds time)
      : thread_(::OpenThread(THREAD_TERMINATE, FALSE, ::GetCurrentThreadId())),
        timer_(::CreateThreadpoolTimer(call_off, thread_.get(), nullptr)) {
    if (!timer_) return;
    // Negative: from now on, in units of 100 ns.
    const LARGE_INTEGER due{.QuadPart = -10'000 * time.count()};
    FILETIME first{.dwLowDateTime = due.LowPart,
                   .dwHighDateTime = static_cast<DWORD>(due.HighPart)};
    ::SetThreadpoolTimer(timer_.get(), &first, static_cast<DWORD>(time.count()), 0);
  }
  ~Deadline() {
    if (!timer_) return;
    ::SetThreadpoolTimer(timer_.get(), nullptr, 0, 0);
    // A call that is under way would hit what this thread does next.
    ::WaitForThreadpoolTimerCallbacks(timer_.get(), TRUE);
  }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

 private:
  struct CloseThread {
    void operator()(HANDLE thread) const { ::CloseHandle(thread); }
  };
  struct CloseTimer {
    void operator()(PTP_TIMER timer) const { ::CloseThreadpoolTimer(timer); }
  };

  static void CALLBACK call_off(PTP_CALLBACK_INSTANCE /*instance*/, void* thread,
                                PTP_TIMER /*timer*/) {
    ::CancelSynchronousIo(thread);
  }

  std::unique_ptr<void, CloseThread> thread_;
  std::unique_ptr<std::remove_pointer_t<PTP_TIMER>, CloseTimer> timer_;
};

DWORD at_most(std::size_t bytes) {
  return static_cast<DWORD>(std::min<std::size_t>(bytes, std::numeric_limits<DWORD>::max()));
}

}  // namespace

std::optional<Streams> Streams::take() {
  Streams streams(private_copy(STD_INPUT_HANDLE), private_copy(STD_OUTPUT_HANDLE));
  if (streams.in_ == -1 || streams.out_ == -1) return std::nullopt;
  redirect(::_fileno(stdin), STD_INPUT_HANDLE, -1);
  redirect(::_fileno(stdout), STD_OUTPUT_HANDLE, ::_fileno(stderr));
  return streams;
}

Streams::~Streams() {
  close_if_open(in_);
  close_if_open(out_);
}

Streams::Streams(Streams&& other) noexcept
    : in_(std::exchange(other.in_, -1)), out_(std::exchange(other.out_, -1)) {}

std::optional<std::size_t> Streams::read(std::span<char> into,
                                         std::chrono::milliseconds time) const {
  const HANDLE in = handle_of(in_);
  DWORD waiting = 0;
  DWORD got = 0;
  std::optional<Deadline> deadline;
  if (::PeekNamedPipe(in, nullptr, 0, nullptr, &waiting, nullptr) == 0 || waiting == 0) {
    deadline.emplace(time);  // costs more than a short read, so only when there is a wait
  }
  if (::ReadFile(in, into.data(), at_most(into.size()), &got, nullptr) != 0) return got;
  if (::GetLastError() == ERROR_OPERATION_ABORTED) return std::nullopt;
  return 0;
}

bool Streams::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    DWORD written = 0;
    const DWORD size = at_most(bytes.size());
    if (::WriteFile(handle_of(out_), bytes.data(), size, &written, nullptr) == 0) return false;
    if (written == 0) return false;
    bytes.remove_prefix(written);
  }
  return true;
}

bool stdin_is_terminal() {
  DWORD mode = 0;
  return ::GetConsoleMode(::GetStdHandle(STD_INPUT_HANDLE), &mode) != 0;
}

}  // namespace pec::host
