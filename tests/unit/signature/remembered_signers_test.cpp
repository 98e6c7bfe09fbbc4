// SPDX-License-Identifier: EUPL-1.2
//
// A mailbox with more signers than a judge remembers.
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "signed_message.h"

namespace pec::signature {
namespace {

using KeyHandle = std::unique_ptr<EVP_PKEY, OpensslDeleter<EVP_PKEY_free>>;

// A certificate of its own for each serial number.
X509Handle stranger(EVP_PKEY* key, long serial) {
  X509Handle certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 86400);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME* name = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("Stranger"), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), name);
  X509_sign(certificate.get(), key, EVP_sha256());
  return certificate;
}

TEST(RememberedSigners, MayBeMoreThanTheCap) {
  Judging judging{corpus_trust()};
  const KeyHandle key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
  ASSERT_TRUE(key);
  const SignerRecord& known = judging.signer_of("kind-envelope-sha256");
  const X509Handle signer = judging.context.certificate(der(known.certificate.get()));
  const std::size_t vouches = known.vouches.size();
  ASSERT_GT(vouches, 0U);
  for (std::size_t i = 0; i < 2 * kMaxRememberedSigners + 10; ++i) {
    const X509Handle other = stranger(key.get(), static_cast<long>(i) + 1);
    // The record is looked at in full, so that the address sanitizer sees one that is gone.
    const SignerRecord& record = judging.judge.record(other.get());
    ASSERT_EQ(record.facts.organization, "Stranger");
    ASSERT_EQ(record.refusal, "unknown-issuer");
    ASSERT_TRUE(record.vouches.empty());
    if (i % 500 == 0) {
      ASSERT_EQ(judging.judge.record(signer.get()).vouches.size(), vouches);
    }
  }
  EXPECT_EQ(judging.judge.record(signer.get()).vouches.size(), vouches);
}

TEST(RememberedSigners, OutliveTheMessageTheyCameIn) {
  Judging judging{corpus_trust()};
  const SignerRecord& record = judging.signer_of("kind-envelope-sha256");
  // The message and its CMS are gone; the key still verifies another message of the same signer.
  ASSERT_NE(X509_get0_pubkey(record.certificate.get()), nullptr);
  const SignedMessage other = signed_message("shape-plain-envelope");
  EXPECT_EQ(verify_cms(other.content, other.cms, judging.context, judging.judge).state,
            State::intact);
}

}  // namespace
}  // namespace pec::signature
