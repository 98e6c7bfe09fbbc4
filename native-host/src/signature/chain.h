// SPDX-License-Identifier: EUPL-1.2
//
// Who vouches for a signer. A signer's chain does not depend on the message, so it is judged once
// per signer, for all times at once: the answer is a list of windows in which an authority vouches.
// Private to signature/ and verification/.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "signature/certificate.h"
#include "signature/library_context.h"
#include "signature/openssl_handles.h"
#include "signature/signature.h"
#include "signature/trust_store.h"

namespace pec::signature {

// The certificates remembered at once; real mailboxes hold some dozens.
inline constexpr std::size_t kMaxRememberedSigners = 1024;
// Below this an RSA key proves nothing; 1024 is what DigitPA-era providers had.
inline constexpr int kMinRsaBits = 1024;

// One authority's word for a signer, good for signing times inside the window.
struct Vouch {
  Anchor anchor;
  Window window;
  bool historic = false;
  bool by_key = false;  // no edition covers it; the pinned key alone signed the certificate
};

// Everything judged about one signer.
struct SignerRecord {
  X509Handle certificate;
  Signer facts;
  Window validity;
  std::string key_type;  // "RSA", "EC", ...
  int key_bits = 0;
  bool may_sign = false;          // keyUsage has digitalSignature, or there is no keyUsage
  bool may_protect_mail = false;  // extendedKeyUsage has emailProtection, or there is none
  std::optional<std::string> registered_host;  // SAN host found in some edition's constraints
  std::optional<Distrusted> distrusted;
  std::vector<Vouch> vouches;  // in order of preference
  std::string refusal;         // why there is none: "unknown-issuer", "policy", "chain"
  std::string refusal_error;   // OpenSSL's words for "chain"

  // The vouch to name for a signing time: the first authority in the store's order, and of its
  // editions the one in force (latest beginning). nullptr when nobody vouches then.
  const Vouch* vouch_at(std::chrono::sys_seconds time) const;
};

class ChainJudge {
 public:
  // Both must outlive the judge.
  ChainJudge(const TrustStore& trust, const LibraryContext& context);

  // Forgets everything unless `certificates` more can be remembered; what was returned before is
  // then gone. To be called before the certificates of a message are asked for.
  void make_room(std::size_t certificates);

  // The certificate in `der`, decoded on first sight; nullptr when it is none. Good until
  // make_room() or record() of a certificate not seen before.
  X509* certificate(std::string_view der);

  // The record of a signer, judged on first sight. Good for as long.
  const SignerRecord& record(X509* certificate);

 private:
  struct Candidate {  // one edition, ready to be verified against
    std::size_t authority;
    X509Handle certificate;
    X509StoreHandle store;
    Window validity;
    std::optional<std::vector<std::string>> hosts;  // the permitted ones, once asked for
    std::string sha256;
  };

  struct Remembered {
    X509Handle certificate;
    std::unique_ptr<SignerRecord> record;  // only once asked for
  };
  // Lets a view look up a key without a copy.
  struct Hash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard's name
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>{}(text);
    }
  };

  Remembered& remembered(std::string_view der);
  SignerRecord judge(X509* certificate);
  bool is_registered(const std::string& host);
  void judge_authority(std::size_t index, SignerRecord& record) const;
  std::optional<Vouch> vouch_of(const Candidate& edition, SignerRecord& record) const;
  std::optional<Vouch> vouch_of_key(const Candidate& edition, const SignerRecord& record) const;
  std::optional<Distrusted> distrust(const std::string& sha256) const;

  const TrustStore& trust_;
  const LibraryContext& context_;
  std::vector<Candidate> editions_;
  std::unordered_map<std::string, Remembered, Hash, std::equal_to<>> remembered_;
};

}  // namespace pec::signature
