// SPDX-License-Identifier: EUPL-1.2
#include "doctor/channel.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <poll.h>
#include <system_error>
#include <unistd.h>

namespace pec::doctor {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Rounded up, so that nobody spins through the last millisecond.
int left_until(Deadline deadline) {
  const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
  return static_cast<int>(std::max<milliseconds::rep>(left.count(), 0));
}

bool wait_for(int descriptor, short events, Deadline deadline) {
  for (;;) {
    pollfd entry{descriptor, events, 0};
    const int ready = ::poll(&entry, 1, left_until(deadline));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

// Out: 0 or errno; ETIMEDOUT also when our time is up.
int finish_connecting(int descriptor, Deadline deadline) {
  if (!wait_for(descriptor, POLLOUT, deadline)) return ETIMEDOUT;
  int error = 0;
  socklen_t size = sizeof error;
  if (::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size) != 0) return errno;
  return error;
}

int connect_one(const Address& address, Deadline deadline, int& descriptor) {
  descriptor = ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return errno;
  const auto* const where = reinterpret_cast<const sockaddr*>(&address.storage);
  int error = ::connect(descriptor, where, address.length) == 0 ? 0 : errno;
  if (error == EINPROGRESS) error = finish_connecting(descriptor, deadline);
  if (error == 0) return 0;
  ::close(descriptor);
  descriptor = -1;
  return error;
}

}  // namespace

Socket::~Socket() { ::close(descriptor_); }

tl::expected<std::size_t, Ended> Socket::read(std::span<char> into, Deadline deadline) {
  for (;;) {
    if (!wait_for(descriptor_, POLLIN, deadline)) return tl::make_unexpected(Ended::time);
    const ssize_t got = ::recv(descriptor_, into.data(), into.size(), 0);
    if (got > 0) return static_cast<std::size_t>(got);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    return tl::make_unexpected(Ended::closed);
  }
}

tl::expected<void, Ended> Socket::write(std::string_view bytes, Deadline deadline) {
  while (!bytes.empty()) {
    if (!wait_for(descriptor_, POLLOUT, deadline)) return tl::make_unexpected(Ended::time);
    const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (sent < 0) return tl::make_unexpected(Ended::closed);
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return {};
}

Connection connect_to(std::span<const Address> addresses, Deadline deadline) {
  Connection out;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    const auto now = steady_clock::now();
    const auto share =
        (std::max(deadline, now) - now) / static_cast<steady_clock::rep>(addresses.size() - i);
    const int error = connect_one(addresses[i], now + share, out.descriptor);
    if (error == 0) {
      out.address = addresses[i].text;
      return out;
    }
    out.failed.push_back({addresses[i].text, connect_fault(error),
                          std::error_code(error, std::generic_category()).message()});
  }
  return out;
}

}  // namespace pec::doctor
