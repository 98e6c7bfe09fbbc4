// SPDX-License-Identifier: EUPL-1.2
#include "signature/certificate_fields.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pec::signature {
namespace {

namespace fs = std::filesystem;

// The certificates shipped and those of the provider, in DER.
std::vector<std::string> certificates() {
  std::vector<std::string> out;
  for (const fs::path& folder :
       {fs::path(PEC_SHARE_DIR) / "trust", fs::path(PEC_CORPUS_DIR) / "trust"}) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() != ".pem") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      out.push_back(certificate_der(std::string(std::istreambuf_iterator<char>(file), {})));
    }
  }
  return out;
}

TEST(CertificateFields, AreThoseThatOpenSslReads) {
  const LibraryContext context;
  const auto all = certificates();
  ASSERT_GT(all.size(), 10U);
  for (const std::string& der : all) {
    const X509Handle whole = context.certificate_from_der(der);
    const auto fields = certificate_fields(der);
    ASSERT_TRUE(whole && fields);
    EXPECT_EQ(fields->validity.from, validity(whole.get()).from);
    EXPECT_EQ(fields->validity.to, validity(whole.get()).to);
    unsigned char* key = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(whole.get()), &key);
    EXPECT_EQ(fields->public_key,
              std::string(reinterpret_cast<char*>(key), static_cast<std::size_t>(size)));
    OPENSSL_free(key);
  }
}

TEST(CertificateFields, AreNotReadFromAnythingElse) {
  const std::string der = certificates().front();
  for (std::size_t size = 0; size < der.size(); ++size) {
    const std::string cut(der, 0, size);  // of exactly its size, for the sanitizers
    EXPECT_FALSE(certificate_fields(cut).has_value()) << size;
  }
  EXPECT_FALSE(certificate_fields(der + "x").has_value());
  EXPECT_FALSE(certificate_fields("-----BEGIN CERTIFICATE-----").has_value());
}

TEST(CertificateDer, IsTakenOutOfPem) {
  EXPECT_EQ(certificate_der("no certificate"), "no certificate");
  EXPECT_EQ(certificate_der("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"), "");
  EXPECT_EQ(certificate_der("x\n-----BEGIN CERTIFICATE-----\nZm9v\n-----END CERTIFICATE-----\n"),
            "foo");
}

}  // namespace
}  // namespace pec::signature
