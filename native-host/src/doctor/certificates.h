// SPDX-License-Identifier: EUPL-1.2
//
// The certificate a server showed, as plain values, and what it says: who vouches for it, for which
// host, and until when. It is held against the system's store, as a mail program does; verdicts on
// messages never ask that store.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "doctor/findings.h"

namespace pec::doctor {

inline constexpr std::size_t kMaxChain = 10;
inline constexpr std::size_t kMaxNames = 20;
// A certificate that ends within this time is worth a note.
inline constexpr std::chrono::days kSoon{7};

struct CertificateFacts {
  std::string subject;  // "CN=mail.example.org, O=..."
  std::string issuer;
  std::chrono::sys_seconds not_before{};
  std::chrono::sys_seconds not_after{};
};

// Where the chain leads, its dates left aside.
enum class Trusted {
  yes,          // to a certificate of the system's store
  unknown,      // to none of them
  self_signed,  // nowhere: it vouches for itself
  invalid,      // a signature or an extension in it is wrong
  no_store,     // the system has no store that can be read
};

struct ServerCertificate {
  std::vector<CertificateFacts> chain;  // the server's own first; as far as it could be followed
  std::vector<std::string> names;       // hosts it is for, at most kMaxNames
  bool matches_host = false;
  Trusted trusted = Trusted::unknown;
  std::string fault;  // of an invalid chain, in the words of the library
};

// Three checks: issuer, name, dates. In: a chain with at least one certificate; the host connected
// to; the time of this computer.
std::vector<Check> certificate_checks(const ServerCertificate& certificate, const std::string& host,
                                      std::chrono::sys_seconds now);

}  // namespace pec::doctor
