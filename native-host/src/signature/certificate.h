// SPDX-License-Identifier: EUPL-1.2
//
// What a certificate says, read out of OpenSSL's object into plain values. Private to signature/.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signature/library_context.h"
#include "signature/openssl_handles.h"
#include "signature/signature.h"

namespace pec::signature {

// A span of time, both ends included.
struct Window {
  std::chrono::sys_seconds from{};
  std::chrono::sys_seconds to{};

  bool empty() const { return from > to; }
  bool contains(std::chrono::sys_seconds t) const { return from <= t && t <= to; }
};
Window intersection(const Window& a, const Window& b);

std::optional<std::chrono::sys_seconds> to_instant(const ASN1_TIME* time);
// Empty when a date cannot be read.
Window validity(const X509* certificate);

std::string der(const X509* certificate);

// Names, serial, dates and hash, for people and for JSON.
Signer signer_facts(X509* certificate, const LibraryContext& context);

// OIDs of the certificatePolicies extension (RFC 5280, 4.2.1.4), dotted.
std::vector<std::string> policies(X509* certificate);

// The rfc822Name hosts in the permitted subtrees of a CA (RFC 5280, 4.2.1.10), lower-case. AgID
// lists the signing hosts of all PEC providers there, so they are the register of providers.
std::vector<std::string> permitted_hosts(X509* ca);

}  // namespace pec::signature
