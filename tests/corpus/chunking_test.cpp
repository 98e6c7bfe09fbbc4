// SPDX-License-Identifier: EUPL-1.2
//
// Every message of the corpus, and every real one, through a session of the host, cut into chunks
// of every kind of size: the verdict is, byte for byte, that of a Verifier which sees it whole.
#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "../unit/protocol/session_driver.h"
#include "corpus_cases.h"
#include "report/json.h"
#include "support/temporary_folder.h"

namespace pec::corpus {
namespace {

namespace fs = std::filesystem;
using protocol::kMaxChunkBytes;
using protocol::SessionDriver;

class Chunking : public ::testing::Test {
 protected:
  // Compares the two for one message and one size of chunk.
  void compare(SessionDriver& front, verification::Verifier& verifier, const std::string& bytes,
               std::size_t step, const std::string& label) {
    front.upload("m", bytes, step);
    EXPECT_EQ(front.verdict("m", nlohmann::json::object()),
              report::verdict_json(verifier.verify(bytes)))
        << label << " in chunks of " << step;
    ASSERT_EQ(front.reason("message.discard", {{"message", "m"}}), "") << label;
    ++compared_;
  }

  std::size_t compared_ = 0;
  const tests::TemporaryFolder folder_;
  const fs::path spool_ = folder_.path();
};

// Sizes around what the code treats differently, up to the largest chunk.
constexpr std::array<std::size_t, 7> kSteps = {
    61, 1000, 4096, 65535, 65537, kMaxChunkBytes - 1, kMaxChunkBytes};

std::vector<fs::path> messages_in(const fs::path& folder) {
  std::vector<fs::path> out;
  if (!fs::is_directory(folder)) return out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".eml") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST_F(Chunking, OfTheCorpusChangesNoVerdict) {
  const fs::path trust = fs::path(PEC_CORPUS_DIR) / "trust";
  const auto store = signature::TrustStore::load(trust, signature::Origin::shipped);
  ASSERT_TRUE(store.has_value());
  verification::Verifier verifier(*store);
  SessionDriver front(trust, spool_);
  front.greet();
  const auto files = messages_in(fs::path(PEC_CORPUS_DIR) / "messages");
  ASSERT_FALSE(files.empty());
  for (const fs::path& file : files) {
    const std::string bytes = read_file(file);
    for (const std::size_t step : kSteps) {
      compare(front, verifier, bytes, step, file.filename().string());
      if (step > bytes.size()) break;  // larger ones are the same single chunk
    }
  }
  std::cout << files.size() << " messages, " << compared_ << " comparisons\n";
}

TEST_F(Chunking, OfRealMessagesChangesNoVerdict) {
  const auto files = messages_in(PEC_SAMPLES_DIR);
  if (files.empty()) GTEST_SKIP() << "no folder " << PEC_SAMPLES_DIR;
  const fs::path trust = fs::path(PEC_SHARE_DIR) / "trust";
  const auto store = signature::TrustStore::load(trust, signature::Origin::shipped);
  ASSERT_TRUE(store.has_value());
  verification::Verifier verifier(*store);
  SessionDriver front(trust, spool_);
  front.greet();
  for (const fs::path& file : files) {
    const std::string bytes = read_file(file);
    for (const std::size_t step : kSteps)
      compare(front, verifier, bytes, step, file.filename().string());
    compare(front, verifier, bytes, 1, file.filename().string());
  }
  std::cout << files.size() << " real messages, " << compared_ << " comparisons\n";
}

// Every size of chunk there is, on one small message, and larger ones on one that takes a file.
TEST_F(Chunking, OfEverySizeChangesNoVerdict) {
  const fs::path folder(PEC_CORPUS_DIR);
  const auto store = signature::TrustStore::load(folder / "trust", signature::Origin::shipped);
  ASSERT_TRUE(store.has_value());
  verification::Verifier verifier(*store);
  SessionDriver front(folder / "trust", spool_);
  front.greet();
  const std::string small = read_file(folder / "messages" / "kind-acceptance-sha256.eml");
  for (std::size_t step = 1; step <= small.size(); ++step) {
    compare(front, verifier, small, step, "small");
  }
  std::string large = read_file(folder / "messages" / "kind-envelope-sha256.eml");
  large.insert(
      large.find("\n\n") == std::string::npos ? large.find("\r\n\r\n") + 4 : large.find("\n\n") + 2,
      std::string(2 * kMaxChunkBytes, 'p'));  // a preamble is no part of what was signed
  for (std::size_t step = kMaxChunkBytes; step > 100; step = step * 5 / 7) {
    compare(front, verifier, large, step, "large");
  }
  std::cout << compared_ << " comparisons\n";
}

}  // namespace
}  // namespace pec::corpus
