// SPDX-License-Identifier: EUPL-1.2
#include "doctor/server.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pec::doctor {
namespace {

// RFC 8314, 3.2 and 3.3, for implicit TLS; RFC 3501, 1939 and 6409 for the others.
constexpr std::array<std::array<std::uint16_t, 2>, 3> kPorts = {
    {{993, 143}, {995, 110}, {465, 587}}};

constexpr std::array<std::string_view, 3> kProtocols = {"imap", "pop3", "smtp"};
constexpr std::array<std::string_view, 2> kSecurities = {"implicit", "starttls"};

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_name(std::string_view host) {
  return !host.empty() && host.size() <= kMaxHostBytes && is_alphanumeric(host.front()) &&
         std::all_of(host.begin(), host.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-' || c == '.' || c == '_'; });
}

// Only the alphabet: what is no address the system says itself. "%" opens a zone (RFC 4007, 11).
bool is_ipv6(std::string_view host) {
  return host.find(':') != std::string_view::npos && host.size() <= kMaxHostBytes &&
         std::all_of(host.begin(), host.end(),
                     [](char c) { return is_alphanumeric(c) || c == ':' || c == '.' || c == '%'; });
}

std::optional<std::uint16_t> port_of(std::string_view text) {
  std::uint16_t port = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, port);
  return error == std::errc{} && at == end && port != 0 ? std::optional(port) : std::nullopt;
}

}  // namespace

TimeLimits limits_for(std::chrono::seconds step) { return {step, kStepsInTotal * step}; }

std::optional<Server> parse_server(Protocol protocol, Security security, std::string_view text) {
  Server out{protocol,
             security,
             {},
             kPorts[static_cast<std::size_t>(protocol)][static_cast<std::size_t>(security)]};
  std::string_view rest;
  const bool bracketed = text.starts_with('[');
  if (bracketed) {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    out.host = text.substr(1, close - 1);
    rest = text.substr(close + 1);
  } else {
    const std::size_t colon = text.find(':');
    out.host = text.substr(0, colon);
    rest = colon == std::string_view::npos ? std::string_view() : text.substr(colon);
  }
  if (!(bracketed ? is_ipv6(out.host) : is_name(out.host))) return std::nullopt;
  if (rest.empty()) return out;
  const auto port = rest.front() == ':' ? port_of(rest.substr(1)) : std::nullopt;
  if (!port) return std::nullopt;
  out.port = *port;
  return out;
}

std::string_view protocol_id(Protocol protocol) {
  return kProtocols[static_cast<std::size_t>(protocol)];
}

std::string_view security_id(Security security) {
  return kSecurities[static_cast<std::size_t>(security)];
}

std::string place_of(const Server& server) {
  const bool ipv6 = server.host.find(':') != std::string::npos;
  return (ipv6 ? "[" + server.host + "]" : server.host) + ":" + std::to_string(server.port);
}

Result worst(const Diagnosis& diagnosis) {
  Result out = worst(diagnosis.installation);
  for (const ServerReport& server : diagnosis.servers) out = std::max(out, worst(server.checks));
  return out;
}

}  // namespace pec::doctor
