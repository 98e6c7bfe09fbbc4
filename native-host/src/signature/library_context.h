// SPDX-License-Identifier: EUPL-1.2
//
// An OpenSSL library context of our own: the default provider and nothing else, no configuration
// file, no environment variable, no system store (docs/verdicts.md, "Rules around it").
#pragma once

#include <string>
#include <string_view>

#include "signature/openssl_handles.h"

namespace pec::signature {

class LibraryContext {
 public:
  LibraryContext();

  OSSL_LIB_CTX* get() const { return context_.get(); }

  // SHA-256 as lower-case hex.
  std::string sha256_hex(std::string_view bytes) const;

  // Parses one certificate (DER, or PEM with anything around it); null when it is none.
  X509Handle certificate(std::string_view bytes) const;
  // The same for bytes that must be DER and nothing else.
  X509Handle certificate_from_der(std::string_view bytes) const;

 private:
  // Order matters: members are destroyed in reverse, the context last.
  LibCtxHandle context_;
  ProviderHandle provider_;
  DigestHandle sha256_;
};

// The bytes of one certificate (DER, or PEM with anything around it) as DER, not looked into; empty
// when there is no PEM in what is no DER.
std::string certificate_der(std::string_view bytes);

// Lower-case hex.
std::string hex(std::string_view bytes);

}  // namespace pec::signature
