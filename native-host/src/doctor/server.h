// SPDX-License-Identifier: EUPL-1.2
//
// A mail server to test, how the command line names it, and the time it is given.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doctor/findings.h"

namespace pec::doctor {

enum class Protocol { imap, pop3, smtp };
// implicit: TLS from the first byte, as providers of PEC have it on 993, 995 and 465; starttls: a
// plain beginning, then TLS.
enum class Security { implicit, starttls };

struct Server {
  Protocol protocol = Protocol::imap;
  Security security = Security::implicit;
  std::string host;  // a name, or an address without brackets
  std::uint16_t port = 0;
};

// Longest name in the DNS (RFC 1035, 2.3.4).
inline constexpr std::size_t kMaxHostBytes = 253;

// How long one step may take, and all steps of one server together.
inline constexpr std::chrono::seconds kDefaultStepTime{10};
inline constexpr std::chrono::seconds kMinStepTime{1};
inline constexpr std::chrono::seconds kMaxStepTime{120};
inline constexpr int kStepsInTotal = 3;

struct TimeLimits {
  std::chrono::milliseconds step = kDefaultStepTime;
  std::chrono::milliseconds total = kStepsInTotal * kDefaultStepTime;
};
// `step` for one step, kStepsInTotal times that for a server.
TimeLimits limits_for(std::chrono::seconds step);

// Reads "HOST:PORT", "[IPV6]:PORT" or "HOST"; without a port it is the usual one. Out: none when it
// is none of these, or the host holds what no host name or address does.
std::optional<Server> parse_server(Protocol protocol, Security security, std::string_view text);

// "imap", "pop3", "smtp"; "implicit", "starttls".
std::string_view protocol_id(Protocol protocol);
std::string_view security_id(Security security);

// "mail.example.org:993", "[::1]:993".
std::string place_of(const Server& server);

// Everything about one server.
struct ServerReport {
  Server server;
  TimeLimits limits;
  std::vector<Check>
      checks;  // in the order in which they were made; ends where no other is possible
  std::chrono::milliseconds took{};
};

// All that the doctor found.
struct Diagnosis {
  std::vector<Check> installation;
  std::vector<ServerReport> servers;
};
Result worst(const Diagnosis& diagnosis);

}  // namespace pec::doctor
