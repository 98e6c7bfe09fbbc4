// SPDX-License-Identifier: EUPL-1.2
//
// What is known of a message's signature, as plain values: no OpenSSL type leaves this folder
// through this header.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pec::signature {

// `absent`: no multipart/signed. `malformed`: one without a usable CMS SignedData (RFC 5652, 5).
// `unverifiable`: SignedData without its signer's certificate, or with a digest nobody should
// believe. `mismatch`: the digest of the content is another. `invalid`: the signature value itself
// is wrong.
enum class State { absent, malformed, unverifiable, mismatch, invalid, intact };

// The certificate of the signer. Strings are UTF-8 of untrusted origin until the chain is judged.
struct Signer {
  std::string organization;         // subject O, or CN where there is no O
  std::vector<std::string> emails;  // SAN rfc822Name entries
  std::string issuer;               // issuer CN, or O
  std::string serial;               // upper-case hex
  std::string sha256;               // of the DER certificate, lower-case hex
  std::chrono::sys_seconds not_before{};
  std::chrono::sys_seconds not_after{};
};

// Under what the signer was recognised.
struct Anchor {
  std::string authority;  // "AgID CA1"
  std::string sha256;     // of the edition; empty when recognised by the pinned key alone
  std::string edition;    // date the edition begins, "2025-02-20"; empty for the pinned key
  bool local = false;     // added by an administrator or for tests, not shipped
};

struct Signature {
  State state = State::absent;
  std::string digest;                                 // "sha256", "sha1", ...; empty if unknown
  bool canonicalised = false;                         // verified after LF became CRLF
  std::optional<std::chrono::sys_seconds> signed_at;  // signingTime, only when intact
  std::optional<Signer> signer;
  std::optional<Anchor> anchor;  // none when no authority vouches
};

// "intact", ...
std::string_view state_id(State state);

}  // namespace pec::signature
