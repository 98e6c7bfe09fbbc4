// SPDX-License-Identifier: EUPL-1.2
#include "host/streams.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace pec::host {
namespace {

constexpr int kPipeBytes = 1 << 20;

// A copy of a standard stream under another number, out of reach of libraries.
int private_copy(int stream) { return ::fcntl(stream, F_DUPFD_CLOEXEC, STDERR_FILENO + 1); }

void close_if_open(int descriptor) {
  if (descriptor >= 0) ::close(descriptor);
}

// Makes a standard stream lead where another does, or nowhere when that one is closed.
void redirect(int stream, int to) {
  if (to >= 0 && ::dup2(to, stream) >= 0) return;
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return;
  if (nowhere == stream) return;
  ::dup2(nowhere, stream);
  ::close(nowhere);
}

}  // namespace

std::optional<Streams> Streams::take() {
  const int in = private_copy(STDIN_FILENO);
  const int out = private_copy(STDOUT_FILENO);
  if (in < 0 || out < 0) {
    close_if_open(in);
    close_if_open(out);
    return std::nullopt;
  }
#ifdef F_SETPIPE_SZ
  // A large message then comes in a tenth of the turns; what the system grants is good enough.
  ::fcntl(in, F_SETPIPE_SZ, kPipeBytes);
#endif
  redirect(STDIN_FILENO, -1);
  redirect(STDOUT_FILENO, STDERR_FILENO);
  std::signal(SIGPIPE, SIG_IGN);
  return Streams(in, out);
}

Streams::~Streams() {
  close_if_open(static_cast<int>(in_));
  close_if_open(static_cast<int>(out_));
}

Streams::Streams(Streams&& other) noexcept
    : in_(std::exchange(other.in_, -1)), out_(std::exchange(other.out_, -1)) {}

std::optional<std::size_t> Streams::read(std::span<char> into,
                                         std::chrono::milliseconds time) const {
  const int in = static_cast<int>(in_);
  pollfd entry{in, POLLIN, 0};
  if (::poll(&entry, 1, static_cast<int>(time.count())) == 0) return std::nullopt;
  for (;;) {
    const ssize_t got = ::read(in, into.data(), into.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return 0;
  }
}

bool Streams::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t written = ::write(static_cast<int>(out_), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool stdin_is_terminal() { return ::isatty(STDIN_FILENO) == 1; }

}  // namespace pec::host
