// SPDX-License-Identifier: EUPL-1.2
//
// The few fields of a certificate that can be had without decoding its public key, which is most of
// what OpenSSL 3.0 spends on a certificate: a dozen anchors are read at every start, and one or two
// are used. Private to signature/.
#pragma once

#include <optional>
#include <string_view>

#include "signature/certificate.h"

namespace pec::signature {

struct CertificateFields {
  std::string_view public_key;  // the DER SubjectPublicKeyInfo, what is pinned; a view
  Window validity;
};

// In: one certificate in DER (RFC 5280, 4.1). Out: none when it has not that form.
std::optional<CertificateFields> certificate_fields(std::string_view der);

}  // namespace pec::signature
