// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <iterator>
#include <string>

#include "session_driver.h"
#include "support/temporary_folder.h"

namespace pec::protocol {
namespace {

using nlohmann::json;

const std::filesystem::path kCorpus = PEC_CORPUS_DIR;

class SessionTest : public ::testing::Test {
 protected:
  static std::string message(const std::string& name) {
    std::ifstream file(kCorpus / "messages" / (name + ".eml"), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  const tests::TemporaryFolder spool_;
  SessionDriver front_{kCorpus / "trust", spool_.path()};
};

TEST_F(SessionTest, GreetsAFrontEndOfItsMajorVersion) {
  for (const char* version : {"1.0", "1.9"}) {
    const json reply =
        front_.call("host.hello", {{"protocol", version}, {"client", {{"name", "x"}}}});
    EXPECT_EQ(reply["result"]["protocol"], "1.3") << reply;
    EXPECT_EQ(reply["result"]["limits"]["chunk_bytes"], kMaxChunkBytes);
  }
}

TEST_F(SessionTest, RefusesAnotherMajorVersionAndSaysWhoIsOld) {
  const json reply = front_.call("host.hello", {{"protocol", "2.0"}});
  EXPECT_EQ(reply["error"]["code"], -32000);
  EXPECT_EQ(reply["error"]["data"]["reason"], "host-too-old");
  EXPECT_EQ(reply["error"]["data"]["protocol"], "1.3");
  EXPECT_EQ(front_.reason("host.hello", {{"protocol", "0.9"}}), "front-end-too-old");
  EXPECT_EQ(front_.reason("host.hello", {{"protocol", "1"}}), "front-end-too-old");
  EXPECT_EQ(front_.reason("message.discard", {{"message", "m"}}), "not-greeted");
}

TEST_F(SessionTest, AnswersNothingToANotification) {
  front_.greet();
  const std::string note =
      R"({"jsonrpc":"2.0","method":"message.begin","params":{"message":"m","size":1}})";
  EXPECT_EQ(front_.session().handle(note).text, "");
  EXPECT_EQ(front_.session().handle(R"({"jsonrpc":"2.0","method":"none"})").text, "");
  EXPECT_EQ(front_.reason("message.verify", {{"message", "m"}}), "incomplete");
}

TEST_F(SessionTest, NamesWhatIsWrongAndGoesOn) {
  front_.greet();
  EXPECT_EQ(front_.reason("message.explode", json::object()), "method");
  EXPECT_EQ(front_.reason("message.begin", {{"message", "m"}}), "missing");
  EXPECT_EQ(front_.reason("message.begin", {{"message", "m"}, {"size", 3}, {"path", "/etc"}}),
            "unknown-member");
  EXPECT_EQ(front_.reason("message.begin", {{"message", "m"}, {"size", 3}}), "");
  EXPECT_EQ(front_.reason("message.chunk", {{"message", "n"}, {"sequence", 0}, {"data", "Zm9v"}}),
            "unknown-message");
  EXPECT_EQ(front_.reason("message.chunk", {{"message", "m"}, {"sequence", 0}, {"data", "Zm9"}}),
            "base64");
  EXPECT_EQ(front_.reason("message.chunk", {{"message", "m"}, {"sequence", 4}, {"data", "Zm9v"}}),
            "out-of-order");
  EXPECT_EQ(
      front_.reason("message.chunk", {{"message", "m"}, {"sequence", 0}, {"data", "Zm9vZm9v"}}),
      "too-many-bytes");
  EXPECT_EQ(front_.reason("message.verify", {{"message", "m"}, {"context", {{"acounts", {"x"}}}}}),
            "unknown-member");
  EXPECT_EQ(front_.reason("message.report", {{"message", "m"}, {"offset", 0}}), "not-judged");
  EXPECT_EQ(front_.reason("message.parts", {{"message", "m"}, {"from", 0}}), "not-verified");
  EXPECT_EQ(front_.reason("message.chunk", {{"message", "m"}, {"sequence", 0}, {"data", "Zm9v"}}),
            "");
  EXPECT_EQ(front_.call("message.verify", {{"message", "m"}})["result"]["verdict"]["outcome"],
            "unreadable");
}

TEST_F(SessionTest, RefusesALargeChunk) {
  front_.greet();
  ASSERT_EQ(front_.reason("message.begin", {{"message", "m"}, {"size", 8}}), "");
  const std::string data = encode_base64(std::string(kMaxChunkBytes + 1, 'x'));
  EXPECT_EQ(front_.reason("message.chunk", {{"message", "m"}, {"sequence", 0}, {"data", data}}),
            "chunk-size");
}

// The scanner takes these, too, but sets no limits.
TEST_F(SessionTest, SetsAChunkTheSameLimitsHoweverItIsRead) {
  front_.greet();
  const auto reason = [this](const std::string& name, std::uint64_t sequence) {
    return front_.reason("message.chunk",
                         {{"message", name}, {"sequence", sequence}, {"data", "Zm9v"}});
  };
  EXPECT_EQ(reason("", 0), "size");
  EXPECT_EQ(reason(std::string(kMaxNameBytes, 'm'), 0), "unknown-message");
  EXPECT_EQ(reason(std::string(kMaxNameBytes + 1, 'm'), 0), "size");
  EXPECT_EQ(reason("m", kMaxCount), "unknown-message");
  EXPECT_EQ(reason("m", kMaxCount + 1), "number");
}

TEST_F(SessionTest, AnswersFramesThatCannotBeRead) {
  const Answer answer = front_.session().handle(FrameFault::too_large, 0xFFFFFFFF);
  const json reply = json::parse(answer.text);
  EXPECT_EQ(reply["id"], nullptr);
  EXPECT_EQ(reply["error"]["data"]["announced"], "4294967295");
  EXPECT_EQ(answer.error->reason, "frame-size");
}

TEST_F(SessionTest, UsesTheContext) {
  front_.greet();
  const std::string bytes = message("kind-acceptance-sha256");
  front_.upload("m", bytes, 1000);
  const auto result = [this](const json& context, const std::string& check) {
    const json verdict = json::parse(front_.verdict("m", context));
    for (const json& one : verdict["checks"]) {
      if (one["id"] == check) return one["result"].get<std::string>();
    }
    return std::string("absent");
  };
  EXPECT_EQ(result(json::object(), "context.addressed"), "skip");
  EXPECT_EQ(result({{"accounts", {"nobody@example.org"}}}, "context.addressed"), "warn");
  EXPECT_EQ(result({{"known", true}}, "context.known"), "pass");
  EXPECT_EQ(result({{"known", false}}, "context.known"), "note");
  EXPECT_EQ(result({{"arrived", "2099-01-01T00:00:00Z"}}, "time.arrival"), "warn");
  EXPECT_EQ(
      front_.reason("message.verify", {{"message", "m"}, {"context", {{"sent_copy", "other"}}}}),
      "unknown-message");
}

TEST_F(SessionTest, HandsOutThePartsOfTheOriginal) {
  front_.greet();
  const std::string bytes = message("kind-envelope-sha256");
  ASSERT_FALSE(bytes.empty());
  front_.upload("m", bytes, 100000);
  EXPECT_EQ(front_.reason("message.parts", {{"message", "m"}, {"from", 0}}), "not-verified");
  ASSERT_EQ(json::parse(front_.verdict("m", json::object()))["outcome"], "genuine");
  const json parts = front_.call("message.parts", {{"message", "m"}, {"from", 0}})["result"];
  ASSERT_FALSE(parts["parts"].empty());
  EXPECT_EQ(parts["next"], nullptr);
  const json piece = front_.call("message.part",
                                 {{"message", "m"}, {"part", "original"}, {"offset", 0}})["result"];
  std::string original;
  ASSERT_TRUE(decode_base64(piece["data"].get<std::string>(), original));
  EXPECT_NE(bytes.find(original), std::string::npos);
  EXPECT_EQ(front_.reason("message.part", {{"message", "m"}, {"part", "9"}, {"offset", 0}}),
            "part");
  EXPECT_EQ(front_.reason("message.part", {{"message", "m"}, {"part", "1"}, {"offset", 1}}),
            "part");
}

TEST_F(SessionTest, HandsOutNothingOfAnAlteredMessage) {
  front_.greet();
  std::string bytes = message("kind-envelope-sha256");
  bytes[bytes.find("postacert")] = 'q';
  front_.upload("m", bytes, 100000);
  EXPECT_NE(json::parse(front_.verdict("m", json::object()))["outcome"], "genuine");
  EXPECT_EQ(front_.reason("message.part", {{"message", "m"}, {"part", "original"}, {"offset", 0}}),
            "not-verified");
}

TEST_F(SessionTest, ForgetsWhatIsDiscardedOrIdle) {
  front_.greet();
  for (const char* name : {"a", "b"}) {
    ASSERT_EQ(front_.reason("message.begin", {{"message", name}, {"size", 1}}), "");
  }
  EXPECT_EQ(front_.reason("message.discard", {{"message", "a"}}), "");
  EXPECT_EQ(front_.reason("message.discard", {{"message", "a"}}), "unknown-message");
  front_.now += kIdleTime;
  EXPECT_EQ(front_.reason("message.discard", {{"message", "b"}}), "unknown-message");
}

TEST(SessionWithoutTrust, SaysWhatIsWrongWithTheInstallation) {
  SessionDriver front("/nowhere");
  front.greet();
  front.upload("m", "x", 1);
  const json reply = front.call("message.verify", {{"message", "m"}});
  EXPECT_EQ(reply["error"]["code"], -32005);
  EXPECT_EQ(reply["error"]["data"]["reason"], "trust");
}

// A verdict on many nested messages is longer than one reply may be.
TEST_F(SessionTest, HandsALongVerdictOutInPieces) {
  front_.greet();
  const std::string receipt = message("kind-acceptance-sha256");
  std::string bytes = "Subject: x\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n";
  for (int i = 0; i < 40; ++i) {
    bytes += "--q\r\nContent-Type: message/rfc822\r\n\r\nX-Ricevuta: " + std::string(900, '"') +
             "\r\nSubject: " + std::string(30000, '"') + "\r\n" + receipt + "\r\n";
  }
  bytes += "--q--\r\n";
  front_.upload("m", bytes, kMaxChunkBytes);
  const json first = front_.call("message.verify", {{"message", "m"}});
  const std::string text = front_.verdict("m", json::object());
  EXPECT_EQ(first["result"]["bytes"], text.size());
  EXPECT_EQ(json::parse(text)["nested"].size(), 40U);
}

}  // namespace
}  // namespace pec::protocol
