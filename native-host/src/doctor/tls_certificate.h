// SPDX-License-Identifier: EUPL-1.2
//
// OpenSSL's certificates as plain values. Private to doctor/.
#pragma once

#include <string>

#include "doctor/certificates.h"
#include "doctor/openssl_handles.h"

namespace pec::doctor {

// The certificate that the server of a finished handshake showed, held against the system's store:
// OpenSSL's default file and folder, or those that SSL_CERT_FILE and SSL_CERT_DIR name. In: a
// session with a certificate.
ServerCertificate certificate_of(const SSL* session, const std::string& host);

}  // namespace pec::doctor
