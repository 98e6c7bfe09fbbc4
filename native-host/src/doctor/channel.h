// SPDX-License-Identifier: EUPL-1.2
//
// A connection with time limits, plain or within TLS. Private to doctor/; POSIX only.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "doctor/network_faults.h"
#include "doctor/resolver.h"

namespace pec::doctor {

// Why nothing more comes, or goes.
enum class Ended { time, closed };

class Channel {
 public:
  Channel() = default;
  virtual ~Channel() = default;
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  // Out: how many bytes came, at least one.
  virtual tl::expected<std::size_t, Ended> read(std::span<char> into, Deadline deadline) = 0;
  virtual tl::expected<void, Ended> write(std::string_view bytes, Deadline deadline) = 0;
};

class Socket final : public Channel {
 public:
  // Owns a connected, non-blocking socket.
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  ~Socket() override;
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  tl::expected<std::size_t, Ended> read(std::span<char> into, Deadline deadline) override;
  tl::expected<void, Ended> write(std::string_view bytes, Deadline deadline) override;

  // What could be read, without taking it: waits for the first byte.
  tl::expected<std::size_t, Ended> peek(std::span<char> into, Deadline deadline) const;
  // Waits until bytes can be read, or written. Out: false when the time is up.
  bool wait_readable(Deadline deadline) const;
  bool wait_writable(Deadline deadline) const;
  int descriptor() const { return descriptor_; }

 private:
  tl::expected<std::size_t, Ended> receive(std::span<char> into, int flags,
                                           Deadline deadline) const;

  int descriptor_;
};

// One address that was tried in vain.
struct FailedAttempt {
  std::string address;
  ConnectFault fault = ConnectFault::failed;
  std::string what;  // in the words of the system
};

struct Connection {
  int descriptor = -1;  // for a Socket; -1: no address could be connected to
  std::string address;
  std::vector<FailedAttempt> failed;
};

// Tries one address after the other, each with its share of the time that is left.
Connection connect_to(std::span<const Address> addresses, Deadline deadline);

}  // namespace pec::doctor
