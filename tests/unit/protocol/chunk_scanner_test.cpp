// SPDX-License-Identifier: EUPL-1.2
#include "protocol/chunk_scanner.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "protocol/base64.h"
#include "protocol/frame.h"
#include "protocol/rpc.h"

namespace pec::protocol {
namespace {

// The scanner's answer, with the padding that it asks for.
std::optional<Chunk> scan(ChunkScanner& scanner, std::string& text) {
  const std::size_t size = text.size();
  text.resize(size + kFramePadding, ' ');
  return scanner.scan({text.data(), size}, text.size());
}

std::string chunk_request(const std::string& id, const std::string& params) {
  return R"({"jsonrpc":"2.0",)" + id + R"("method":"message.chunk","params":)" + params + "}";
}

const std::string kParams = R"({"message":"m-1","sequence":3,"data":"Zm9v"})";

TEST(ChunkScanner, TakesAChunk) {
  ChunkScanner scanner;
  std::string text = chunk_request(R"("id":12,)", kParams);
  const auto chunk = scan(scanner, text);
  ASSERT_TRUE(chunk.has_value());
  EXPECT_EQ(chunk->id, "12");
  EXPECT_EQ(chunk->message, "m-1");
  EXPECT_EQ(chunk->sequence, 3U);
  EXPECT_EQ(chunk->data, "Zm9v");
}

TEST(ChunkScanner, TakesWhatParseRequestTakes) {
  ChunkScanner scanner;
  const std::vector<std::string> good = {
      chunk_request("", kParams),
      chunk_request(R"("id":"a.b-c_1",)", kParams),
      chunk_request(R"("id":0,)", R"({"data":"Zm9v","message":"m","sequence":0})"),
      "  {\n\"params\" : " + kParams + ", \"method\":\"message.chunk\",\"jsonrpc\":\"2.0\"}\n ",
      chunk_request("", R"({"message":"m\u00e8\"","sequence":18446744073709551615,"data":""})"),
  };
  for (std::string text : good) {
    const auto request = parse_request(text);
    const auto chunk = scan(scanner, text);
    ASSERT_TRUE(request && chunk) << text;
    EXPECT_EQ(chunk->id, request->id);
    EXPECT_EQ(chunk->message, request->params["message"].get<std::string>());
    EXPECT_EQ(chunk->sequence, request->params["sequence"].get<std::uint64_t>());
    EXPECT_EQ(chunk->data, request->params["data"].get<std::string>());
  }
}

TEST(ChunkScanner, LeavesTheOddOnesToParseRequest) {
  ChunkScanner scanner;
  const std::vector<std::string> odd = {
      "",
      "message.chunk",
      R"({"jsonrpc":"2.0","id":1,"method":"message.begin","params":{}})",
      chunk_request(R"("id":1,"id":2,)", kParams),
      chunk_request(R"("id":null,)", kParams),
      chunk_request(R"("id":1.0,)", kParams),
      chunk_request(R"("id":-1,)", kParams),
      chunk_request(R"("id":"a\u0062",)", kParams) + "x",
      chunk_request(R"("id":1,"extra":2,)", kParams),
      chunk_request("", R"({"message":"m","sequence":0})"),
      chunk_request("", R"({"message":"m","message":"n","sequence":0,"data":"Zm9v"})"),
      chunk_request("", R"({"message":"m","sequence":0,"data":"Zm9v","data":"Zm9v"})"),
      chunk_request("", R"({"message":"m","sequence":0,"data":"Zm9v","more":1})"),
      chunk_request("", R"({"message":"m","sequence":"0","data":"Zm9v"})"),
      chunk_request("", R"({"message":"m","sequence":00,"data":"Zm9v"})"),
      chunk_request("", R"({"message":7,"sequence":0,"data":"Zm9v"})"),
      chunk_request("", R"({"message":"m","sequence":0,"data":null})"),
      chunk_request("", R"([{"message":"m","sequence":0,"data":"Zm9v"}])"),
      chunk_request("", kParams) + "}",
      chunk_request("", kParams) + " {}",
      chunk_request("", kParams).substr(1),
      chunk_request("", "{\"message\":\"\xFF\",\"sequence\":0,\"data\":\"Zm9v\"}"),
      "[" + chunk_request("", kParams) + "]",
      R"({"jsonrpc":"1.0","method":"message.chunk","params":)" + kParams + "}",
  };
  for (std::string text : odd) {
    const std::string shown = text;
    EXPECT_FALSE(scan(scanner, text).has_value()) << shown;
  }
}

TEST(ChunkScanner, TakesNothingWithoutPadding) {
  ChunkScanner scanner;
  const std::string text = chunk_request("", kParams);
  EXPECT_FALSE(scanner.scan(text, text.size() + kFramePadding - 1).has_value());
}

// An escape ends the data early in its raw form, and what is left is then no base64.
TEST(ChunkScanner, NeverHidesAnEscapeInTheData) {
  ChunkScanner scanner;
  for (const std::string data : {R"(Zm9v\u0041AAA)", R"(Zm9v\"AAA)", "Zm9v\\nAAA", "Zm9v\tAAA"}) {
    std::string text = chunk_request("", R"({"message":"m","sequence":0,"data":")" + data + "\"}");
    const auto chunk = scan(scanner, text);
    std::string decoded;
    EXPECT_FALSE(chunk && decode_base64(chunk->data, decoded)) << data;
  }
}

}  // namespace
}  // namespace pec::protocol
