// SPDX-License-Identifier: EUPL-1.2
//
// The fast way to read a SignedData (certificate_slices.h) answers as OpenSSL's own does: on every
// message of the corpus, and on signatures with a byte changed.
#include <cstdint>
#include <iostream>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "corpus_cases.h"
#include "mail/decoding.h"
#include "mail/message.h"
#include "signature/cms.h"

namespace pec::corpus {
namespace {

using signature::CmsReading;
using signature::CmsResult;

constexpr int kMutantsPerSignature = 60;

struct Signed {
  std::string bytes;
  std::string content;
  std::string cms;
};

std::optional<Signed> open_signed(const Case& item) {
  Signed out{read_file(item.file), {}, {}};
  const auto message = mail::parse_message(out.bytes);
  if (!message || message->root.children.size() != 2) return std::nullopt;
  const auto cms = mail::decoded_body(*message, message->root.children[1], 1 << 20);
  if (!cms) return std::nullopt;
  out.content = message->whole(message->root.children[0]);
  out.cms = *cms;
  return out;
}

std::string text_of(const CmsResult& result) {
  std::string out(state_id(result.state));
  out += "|" + result.reason + "|" + result.digest + (result.canonicalised ? "|crlf" : "|exact");
  out += result.trailing_data ? "|trailing|" : "|whole|";
  if (result.signed_at) out += std::to_string(result.signed_at->time_since_epoch().count());
  if (result.signer != nullptr) {
    out += "|" + result.signer->facts.sha256 + "|" + result.signer->refusal;
    for (const signature::Vouch& vouch : result.signer->vouches) out += "|" + vouch.anchor.sha256;
  }
  return out;
}

class SlicedCms : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = signature::TrustStore::load(std::filesystem::path(PEC_CORPUS_DIR) / "trust",
                                              signature::Origin::shipped);
    ASSERT_TRUE(loaded);
    trust_ = std::move(*loaded);
    fast_.emplace(trust_, context_);
    slow_.emplace(trust_, context_);
  }

  void expect_same(const std::string& content, const std::string& cms, const std::string& name) {
    const std::string fast =
        text_of(verify_cms(content, cms, context_, *fast_, CmsReading::sliced));
    const std::string slow = text_of(verify_cms(content, cms, context_, *slow_, CmsReading::whole));
    ASSERT_EQ(fast, slow) << name;
  }

  signature::TrustStore trust_;
  signature::LibraryContext context_;
  std::optional<signature::ChainJudge> fast_;
  std::optional<signature::ChainJudge> slow_;
};

TEST_F(SlicedCms, IsReadAsOpensslReadsItWhole) {
  int compared = 0;
  for (const Case& item : read_cases(PEC_CORPUS_DIR)) {
    const auto open = open_signed(item);
    if (!open) continue;
    ASSERT_NO_FATAL_FAILURE(expect_same(open->content, open->cms, item.name));
    ++compared;
  }
  std::cout << "compared on " << compared << " messages\n";
  EXPECT_GT(compared, 600);
}

TEST_F(SlicedCms, IsRefusedAsOpensslRefusesItWhole) {
  std::mt19937 random(20261121);
  int compared = 0;
  int number = 0;
  for (const Case& item : read_cases(PEC_CORPUS_DIR)) {
    // One message in eight: they share their signers.
    if (number++ % 8 != 0) continue;
    const auto open = open_signed(item);
    if (!open || open->cms.empty()) continue;
    for (int i = 0; i < kMutantsPerSignature; ++i) {
      std::string mutant = open->cms;
      mutant[random() % mutant.size()] = static_cast<char>(random() & 0xFFU);
      ASSERT_NO_FATAL_FAILURE(expect_same(open->content, mutant, item.name));
      ++compared;
    }
  }
  std::cout << "compared on " << compared << " altered signatures\n";
  EXPECT_GT(compared, 3000);
}

}  // namespace
}  // namespace pec::corpus
