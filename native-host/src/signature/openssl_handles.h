// SPDX-License-Identifier: EUPL-1.2
//
// Owning handles for OpenSSL objects. Private to signature/.
#pragma once

#include <memory>

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/provider.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace pec::signature {

// Calls one of OpenSSL's free functions; some return int, which is of no use here.
template <auto Free>
struct OpensslDeleter {
  template <typename T>
  void operator()(T* object) const noexcept {
    static_cast<void>(Free(object));
  }
};

struct CertificateStackDeleter {
  void operator()(STACK_OF(X509) * stack) const noexcept { sk_X509_pop_free(stack, X509_free); }
};
struct NameStackDeleter {
  void operator()(GENERAL_NAMES* names) const noexcept { GENERAL_NAMES_free(names); }
};

using BioHandle = std::unique_ptr<BIO, OpensslDeleter<BIO_free_all>>;
using CmsHandle = std::unique_ptr<CMS_ContentInfo, OpensslDeleter<CMS_ContentInfo_free>>;
using X509Handle = std::unique_ptr<X509, OpensslDeleter<X509_free>>;
using X509StackHandle = std::unique_ptr<STACK_OF(X509), CertificateStackDeleter>;
using X509StoreHandle = std::unique_ptr<X509_STORE, OpensslDeleter<X509_STORE_free>>;
using X509StoreCtxHandle = std::unique_ptr<X509_STORE_CTX, OpensslDeleter<X509_STORE_CTX_free>>;
using DigestHandle = std::unique_ptr<EVP_MD, OpensslDeleter<EVP_MD_free>>;
using ProviderHandle = std::unique_ptr<OSSL_PROVIDER, OpensslDeleter<OSSL_PROVIDER_unload>>;
using LibCtxHandle = std::unique_ptr<OSSL_LIB_CTX, OpensslDeleter<OSSL_LIB_CTX_free>>;
using NamesHandle = std::unique_ptr<GENERAL_NAMES, NameStackDeleter>;
using NameConstraintsHandle =
    std::unique_ptr<NAME_CONSTRAINTS, OpensslDeleter<NAME_CONSTRAINTS_free>>;
using PoliciesHandle =
    std::unique_ptr<CERTIFICATEPOLICIES, OpensslDeleter<CERTIFICATEPOLICIES_free>>;

}  // namespace pec::signature
