// SPDX-License-Identifier: EUPL-1.2
//
// Is this detached CMS signature (RFC 5652) one over exactly these bytes, and whose? Integrity
// only: what the signer is worth is chain.h's question. Private to signature/ and verification/.
#pragma once

#include <string>
#include <string_view>

#include "signature/chain.h"
#include "signature/library_context.h"
#include "signature/signature.h"

namespace pec::signature {

// Real signatures are 2 to 7 KiB; the cap leaves room for many extra certificates.
inline constexpr std::size_t kMaxSignatureBytes = 256 * 1024;
inline constexpr std::size_t kMaxCertificates = 64;

struct CmsResult {
  State state = State::malformed;
  // Why the state is not intact. malformed: "not-cms", "attached", "signers", "shape".
  // unverifiable: "no-certificate", "unsupported-digest". mismatch: "digest". invalid: "value".
  std::string reason;
  std::string digest;                                 // "sha256"
  bool canonicalised = false;                         // matched after LF became CRLF
  bool trailing_data = false;                         // bytes after the CMS structure, not judged
  std::optional<std::chrono::sys_seconds> signed_at;  // signingTime, only when intact
  // Set when the signer's certificate was found, whatever the state; owned by the ChainJudge and
  // good until its next use.
  const SignerRecord* signer = nullptr;
};

// `sliced`: certificates are taken out and remembered (certificate_slices.h). `whole`: OpenSSL
// decodes everything each time.
enum class CmsReading { sliced, whole };

// Verifies `cms` (BER or DER) over `content`, first exactly as it stands, then with every bare LF
// turned into CRLF, the form it had on the wire before a mail store rewrote its line ends.
// `reading` changes the time taken and nothing else; the corpus test holds both against each other.
CmsResult verify_cms(std::string_view content, std::string_view cms, const LibraryContext& context,
                     ChainJudge& judge, CmsReading reading = CmsReading::sliced);

}  // namespace pec::signature
