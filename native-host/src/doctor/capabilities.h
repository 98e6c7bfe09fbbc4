// SPDX-License-Identifier: EUPL-1.2
//
// What a mail server says it can do, read out of its reply.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "doctor/findings.h"
#include "doctor/server.h"

namespace pec::doctor {

inline constexpr std::size_t kMaxCapabilities = 100;
inline constexpr std::size_t kMaxCapabilityBytes = 80;

struct Capabilities {
  std::vector<std::string> all;     // as the server wrote them, at most kMaxCapabilities
  std::vector<std::string> logins;  // methods of logging in: "PLAIN", "XOAUTH2"
  std::string size;                 // SMTP: the largest message in bytes, as the server wrote it
  bool starttls = false;
};

// In: the lines of a good reply to CAPABILITY, CAPA or EHLO.
Capabilities read_capabilities(Protocol protocol, const std::vector<std::string>& lines);

// "list", "logins", "size"; what there is none of is absent.
Facts facts_of(const Capabilities& capabilities);

}  // namespace pec::doctor
