// SPDX-License-Identifier: EUPL-1.2
#include "other_process.h"

#include <array>
#include <unistd.h>

#include <sys/socket.h>
#include <sys/wait.h>

namespace pec::bench {
namespace {

// Until the other end of `channel` closes.
void serve(int channel, const std::function<Seconds()>& work) {
  char order = 0;
  while (::read(channel, &order, 1) == 1) {
    const double taken = work().count();
    if (::write(channel, &taken, sizeof taken) != sizeof taken) return;
  }
}

}  // namespace

OtherProcess::OtherProcess(const std::function<Seconds()>& work) {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return;
  child_ = ::fork();
  if (child_ == 0) {
    ::close(ends[0]);
    serve(ends[1], work);
    ::_exit(0);
  }
  ::close(ends[1]);
  channel_ = ends[0];
}

OtherProcess::~OtherProcess() {
  if (channel_ >= 0) ::close(channel_);
  if (child_ > 0) ::waitpid(child_, nullptr, 0);
}

Seconds OtherProcess::run() {
  const char order = 0;
  double taken = 0;
  if (::write(channel_, &order, 1) != 1) return Seconds{0};
  if (::read(channel_, &taken, sizeof taken) != sizeof taken) return Seconds{0};
  return Seconds{taken};
}

}  // namespace pec::bench
