// SPDX-License-Identifier: EUPL-1.2
#include "signature/library_context.h"

#include <array>

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>

namespace pec::signature {
namespace {

LibCtxHandle new_context() {
  // Without this the first use of any context would read openssl.cnf, which could load modules.
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
  return LibCtxHandle(OSSL_LIB_CTX_new());
}

BioHandle reader(std::string_view bytes) {
  return BioHandle(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

}  // namespace

LibraryContext::LibraryContext()
    : context_(new_context()),
      provider_(OSSL_PROVIDER_load(context_.get(), "default")),
      sha256_(EVP_MD_fetch(context_.get(), "SHA256", nullptr)) {}

std::string LibraryContext::sha256_hex(std::string_view bytes) const {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, sha256_.get(), nullptr);
  return hex({reinterpret_cast<const char*>(digest.data()), size});
}

X509Handle LibraryContext::certificate(std::string_view bytes) const {
  if (bytes.find("-----BEGIN") == std::string_view::npos) return certificate_from_der(bytes);
  X509* raw = X509_new_ex(context_.get(), nullptr);
  X509Handle out(PEM_read_bio_X509(reader(bytes).get(), &raw, nullptr, nullptr));
  // A reader that fails while decoding frees `raw` and clears it; one that finds no PEM does
  // neither.
  if (!out) X509_free(raw);
  ERR_clear_error();
  return out;
}

X509Handle LibraryContext::certificate_from_der(std::string_view bytes) const {
  X509* raw = X509_new_ex(context_.get(), nullptr);
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  X509Handle out(d2i_X509(&raw, &data, static_cast<long>(bytes.size())));
  ERR_clear_error();
  return out;
}

std::string certificate_der(std::string_view bytes) {
  if (bytes.find("-----BEGIN") == std::string_view::npos) return std::string(bytes);
  unsigned char* data = nullptr;
  long size = 0;
  if (PEM_bytes_read_bio(&data, &size, nullptr, PEM_STRING_X509, reader(bytes).get(), nullptr,
                         nullptr) != 1) {
    ERR_clear_error();
    return {};
  }
  std::string out(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
  OPENSSL_free(data);
  return out;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back(kDigits[byte >> 4U]);
    out.push_back(kDigits[byte & 15U]);
  }
  return out;
}

}  // namespace pec::signature
