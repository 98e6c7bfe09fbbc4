// SPDX-License-Identifier: EUPL-1.2
//
// The provider's corpus as tests of this folder see it: signed bytes, signatures and trust folders.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "mail/decoding.h"
#include "mail/message.h"
#include "signature/chain.h"
#include "signature/cms.h"
#include "signature/library_context.h"
#include "signature/trust_store.h"

namespace pec::signature {

inline const std::filesystem::path kCorpus = PEC_CORPUS_DIR;

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

// What a message of the corpus has signed, and the signature.
struct SignedMessage {
  std::string content;
  std::string cms;
};

inline SignedMessage signed_message(const std::string& name) {
  const std::string bytes = bytes_of(kCorpus / "messages" / (name + ".eml"));
  const auto message = mail::parse_message(bytes);
  if (!message || message->root.children.size() != 2)
    throw std::runtime_error(name + " has no two parts");
  const auto cms = mail::decoded_body(*message, message->root.children[1], kMaxSignatureBytes);
  if (!cms) throw std::runtime_error(name + " has no readable signature");
  return {std::string(message->whole(message->root.children[0])), *cms};
}

inline TrustStore trust_of(const std::filesystem::path& folder, Origin origin = Origin::shipped) {
  auto store = TrustStore::load(folder, origin);
  if (!store) throw std::runtime_error(store.error().file + " " + store.error().what);
  return std::move(*store);
}

inline TrustStore corpus_trust() { return trust_of(kCorpus / "trust"); }

// A judge with all that it borrows.
struct Judging {
  explicit Judging(TrustStore store) : trust(std::move(store)) {}

  // The record of the signer of a message of the corpus; good until the next call.
  const SignerRecord& signer_of(const std::string& name) {
    const SignedMessage message = signed_message(name);
    const CmsResult result = verify_cms(message.content, message.cms, context, judge);
    if (result.signer == nullptr) throw std::runtime_error(name + " shows no signer");
    return *result.signer;
  }

  TrustStore trust;
  LibraryContext context;
  ChainJudge judge{trust, context};
};

inline std::chrono::sys_seconds day(int year, unsigned month, unsigned day_of_month) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} /
                               std::chrono::day{day_of_month}};
}

}  // namespace pec::signature
