// SPDX-License-Identifier: EUPL-1.2
//
// TLS with a server, as far as a test needs it: nobody is refused, everything is looked at. Private
// to doctor/; POSIX only.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "doctor/certificates.h"
#include "doctor/channel.h"

namespace pec::doctor {

// A line of what is no TLS that is read to be shown.
inline constexpr std::size_t kMaxPlainBytes = 512;

struct Handshake {
  Outcome outcome = Outcome::tls_refused;
  Facts facts;
  bool answered_in_tls = false;        // whatever came of it
  std::unique_ptr<Channel> channel{};  // when outcome is tls_agreed; borrows the socket
  std::optional<ServerCertificate> certificate{};
};

// Any certificate will do: what it is worth is for certificate_checks() to say, and nothing secret
// follows. `socket` must outlive the channel.
Handshake shake_hands(Socket& socket, const std::string& host, Deadline deadline);

}  // namespace pec::doctor
