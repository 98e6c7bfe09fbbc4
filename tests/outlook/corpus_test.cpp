// SPDX-License-Identifier: EUPL-1.2
//
// The provider's corpus as a store of Outlook's keeps it: of what was signed the host says what it
// says of the message as it was sent, and of the rest nothing is said that would be a verdict.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "host/conversation.h"
#include "kept_message.h"
#include "mapi/original.h"
#include "protocol/base64.h"
#include "scripted_mapi.h"
#include "support/temporary_folder.h"

namespace pec::outlook::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kChunk = std::size_t{1} << 20;
// Outlook keeps headers as text, so bytes that are none do not stay what they were; and the lines
// that other programs' folders have before the headers never come to it.
bool has_other_bytes(const std::string& name) {
  return name.starts_with("shape-header-8bit") || name.starts_with("shape-mbox-from") ||
         name.starts_with("shape-mozilla-lines");
}

// Looks like PEC by nothing but the name of a message that it encloses, which Outlook shows under
// another one.
constexpr std::string_view kWithoutItsName = "attack-nested-as-postacert";

std::string read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  EXPECT_TRUE(stream) << path;
  return {std::istreambuf_iterator<char>(stream), {}};
}

// The host in an installation of its own, which trusts the provider as if it were shipped with it:
// the host takes no anchors from whoever starts it.
class Installation {
 public:
  Installation() {
    const fs::path built = fs::path(PEC_HOST_PROGRAM).parent_path();
    fs::create_directories(folder_.path() / "bin");
    for (const auto& file : fs::directory_iterator(built))
      if (file.path().extension() == ".dll") copy(file.path(), "bin");
    copy(PEC_HOST_PROGRAM, "bin");
    const fs::path share = folder_.path() / "share" / "pec-companion";
    fs::create_directories(share);
    fs::copy(PEC_SHARE_DIR, share, fs::copy_options::recursive);
    fs::remove_all(share / "trust");
    fs::copy(fs::path(PEC_CORPUS_DIR) / "trust", share / "trust", fs::copy_options::recursive);
  }

  fs::path host() const { return folder_.path() / "bin" / fs::path(PEC_HOST_PROGRAM).filename(); }

 private:
  void copy(const fs::path& file, const char* into) const {
    fs::copy_file(file, folder_.path() / into / file.filename());
  }

  tests::TemporaryFolder folder_;
};

class Corpus : public ::testing::Test {
 protected:
  ~Corpus() override {
    EXPECT_EQ(world_.alive, 0);
    EXPECT_EQ(world_.references, 0);
  }

  json ask(const char* method, const json& params) {
    Reply reply = host_.ask(method, params, Clock::now() + std::chrono::minutes(1));
    EXPECT_TRUE(reply.has_value()) << method << ": " << reply.error().reason;
    return reply ? std::move(*reply) : json();
  }

  // The host's verdict as text.
  std::string judge(const std::string& message, const json& context) {
    ask("message.begin", {{"message", "m"}, {"size", message.size()}});
    int sequence = 0;
    for (std::size_t at = 0; at < message.size(); at += kChunk) {
      const auto piece = std::string_view(message).substr(at, kChunk);
      ask("message.chunk",
          {{"message", "m"}, {"sequence", sequence++}, {"data", protocol::encode_base64(piece)}});
    }
    const json result = ask("message.verify", {{"message", "m"}, {"context", context}});
    std::string out;
    if (result.at("verdict").is_null()) {
      for (json offset = 0; !offset.is_null();) {
        const json piece = ask("message.report", {{"message", "m"}, {"offset", offset}});
        out += piece.at("text");
        offset = piece.at("next");
      }
      out = json::parse(out).dump();
    } else {
      out = result.at("verdict").dump();
    }
    ask("message.discard", {{"message", "m"}});
    return out;
  }

  tl::expected<std::string, NoOriginal::Kind> read(const StoredMessage& message) {
    mailbox_.keep(L"01", L"02", message);
    const auto item = mailbox_.item(L"01", L"02");
    const auto session = mailbox_.name_space();
    auto original = open_original(item.get(), session.get());
    if (!original) return tl::make_unexpected(original.error().kind);
    EXPECT_TRUE(original->has_headers());
    std::string out;
    while (true) {
      const auto piece = original->read_some(10'000);
      if (!piece) return tl::make_unexpected(NoOriginal::Kind::failed);
      if (piece->empty()) break;
      out += *piece;
    }
    EXPECT_EQ(original->size(), out.size());
    return out;
  }

  Installation installation_;
  World world_;
  Mailbox mailbox_{world_};
  Conversation host_{installation_.host()};
};

// Whether the headers, as bytes, say that a multipart/signed follows.
bool says_signed(const std::string& bytes) {
  static const std::regex kType("(^|\n)content-type[ \t]*:[ \t\r\n]*multipart/signed",
                                std::regex::icase);
  const std::size_t with_cr = bytes.find("\r\n\r\n"), without = bytes.find("\n\n");
  return std::regex_search(bytes.substr(0, std::min(with_cr, without)), kType);
}

json context_of(const json& entry) {
  json out = json::object();
  const json asked = entry.value("context", json::object());
  for (const char* member : {"accounts", "arrived"})
    if (asked.is_object() && asked.contains(member) && !asked[member].is_null())
      out[member] = asked[member];
  return out;
}

// Whether a verdict has the outcome that the corpus wants, or one that it leaves open.
bool is_accepted(const json& entry, const std::string& verdict) {
  const std::string outcome = json::parse(verdict).at("outcome");
  const json accepted = entry.value("accept", json());
  if (!accepted.is_array()) return outcome == entry.at("outcome");
  return std::find(accepted.begin(), accepted.end(), json(outcome)) != accepted.end();
}

TEST_F(Corpus, IsJudgedFromWhatOutlookKeeps) {
  const fs::path folder = PEC_CORPUS_DIR;
  int compared = 0, same_bytes = 0, converted = 0, ordinary = 0, at = 0, implied = 0;
  for (const json& entry : json::parse(read_file(folder / "corpus.json"))) {
    const std::string name = entry.at("name"), outcome = entry.at("outcome");
    SCOPED_TRACE(name);
    const std::string sent = read_file(folder / entry.at("file").get<std::string>());
    implied += says_signed(sent) ? 1 : 0;
    const auto original = read(kept_by_outlook(sent, at++));
    if (original) {
      ++compared;
      same_bytes += *original == sent ? 1 : 0;
      const json context = context_of(entry);
      const std::string expected = judge(sent, context);
      EXPECT_TRUE(is_accepted(entry, expected)) << expected;
      EXPECT_EQ(judge(*original, context), expected);
      EXPECT_EQ(*original != sent, has_other_bytes(name));
      continue;
    }
    // Nothing is sent to the host, and what is said depends on whether it looks like PEC.
    EXPECT_TRUE(outcome == "unsigned" || outcome == "not-pec" || outcome == "unreadable")
        << outcome << ": its signature was there";
    const bool looks_like_pec = outcome == "unsigned" && name != kWithoutItsName;
    EXPECT_EQ(original.error(),
              looks_like_pec ? NoOriginal::Kind::converted : NoOriginal::Kind::ordinary);
    ++(looks_like_pec ? converted : ordinary);
  }
  std::printf("%d messages: %d compared (%d the very bytes), %d unavailable (%d like PEC)\n", at,
              compared, same_bytes, converted + ordinary, converted);
  EXPECT_EQ(compared, implied) << "what is signed as a whole can be judged";
  EXPECT_GT(compared, 600);
  EXPECT_GT(converted, 10);
  EXPECT_GT(ordinary, 10);
}

}  // namespace
}  // namespace pec::outlook::testing
