// SPDX-License-Identifier: EUPL-1.2
#include "protocol/rpc.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pec::protocol {
namespace {

TEST(Requests, AreUnderstood) {
  const auto request =
      parse_request(R"({"jsonrpc":"2.0","id":7,"method":"a.b","params":{"x":[1]}})");
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->id, "7");
  EXPECT_EQ(request->method, "a.b");
  EXPECT_EQ(request->params.dump(), R"({"x":[1]})");
}

TEST(Requests, KeepTheirId) {
  for (const std::string id : {"7", "-1", "18446744073709551615", "\"\"", "\"a\\\"b\""}) {
    const auto request = parse_request(R"({"jsonrpc":"2.0","method":"m","id":)" + id + "}");
    ASSERT_TRUE(request.has_value()) << id;
    EXPECT_EQ(request->id, id);
  }
}

TEST(Requests, WithoutAnIdAreNotifications) {
  const auto request = parse_request(R"({"jsonrpc":"2.0","method":"m"})");
  ASSERT_TRUE(request.has_value());
  EXPECT_TRUE(request->id.empty());
  EXPECT_TRUE(request->params.is_object());
}

struct Bad {
  std::string text;
  std::string_view reason;
  ErrorCode code;
  std::string_view id = "null";
};

std::vector<Bad> bad_requests() {
  const auto nested = [](std::size_t depth) {
    return R"({"jsonrpc":"2.0","method":"m","params":{"x":)" + std::string(depth, '[') +
           std::string(depth, ']') + "}}";
  };
  constexpr auto kInvalid = ErrorCode::invalid_request;
  return {
      {"", "not-json", ErrorCode::parse_error},
      {"{", "not-json", ErrorCode::parse_error},
      {R"({"jsonrpc":"2.0","method":"m"} x)", "not-json", ErrorCode::parse_error},
      {"{\"jsonrpc\":\"2.0\",\"method\":\"\xFF\"}", "not-json", ErrorCode::parse_error},
      {std::string("{}\0", 3), "not-json", ErrorCode::parse_error},
      {"[]", "batch", kInvalid},
      {"7", "not-an-object", kInvalid},
      {"{}", "version", kInvalid},
      {R"({"jsonrpc":2.0,"id":1,"method":"m"})", "version", kInvalid, "1"},
      {R"({"jsonrpc":"1.0","id":1,"method":"m"})", "version", kInvalid, "1"},
      {R"({"jsonrpc":"2.0","id":1})", "method", kInvalid, "1"},
      {R"({"jsonrpc":"2.0","id":1,"method":3})", "method", kInvalid, "1"},
      {R"({"jsonrpc":"2.0","id":null,"method":"m"})", "id", kInvalid},
      {R"({"jsonrpc":"2.0","id":1.5,"method":"m"})", "id", kInvalid},
      {R"({"jsonrpc":"2.0","id":{},"method":"m"})", "id", kInvalid},
      {R"({"jsonrpc":"2.0","method":"m","id":")" + std::string(kMaxIdBytes, 'x') + "\"}", "id",
       kInvalid},
      {R"({"jsonrpc":"2.0","id":1,"method":"m","params":[1]})", "params-by-name",
       ErrorCode::invalid_params, "1"},
      {nested(kMaxJsonDepth), "too-deep", kInvalid},
      {std::string(100000, '['), "too-deep", kInvalid},
  };
}

TEST(Requests, ThatAreNoneAreNamed) {
  for (const Bad& bad : bad_requests()) {
    const auto request = parse_request(bad.text);
    const std::string shown = bad.text.substr(0, 80);
    ASSERT_FALSE(request.has_value()) << shown;
    EXPECT_EQ(request.error().error.reason, bad.reason) << shown;
    EXPECT_EQ(request.error().error.code, bad.code) << shown;
    EXPECT_EQ(request.error().id, bad.id) << shown;
  }
}

TEST(Requests, MayNestUpToTheCap) {
  const std::size_t free = kMaxJsonDepth - 2;
  EXPECT_TRUE(parse_request(R"({"jsonrpc":"2.0","method":"m","params":{"x":)" +
                            std::string(free, '[') + std::string(free, ']') + "}}")
                  .has_value());
  EXPECT_TRUE(parse_request(R"({"jsonrpc":"2.0","method":"[[[[[[[[[[[[[[[[[[\"[[["})").has_value());
}

TEST(Replies, CarryTheId) {
  EXPECT_EQ(result_reply("\"a\"", "{}"), R"({"jsonrpc":"2.0","id":"a","result":{}})");
}

TEST(Replies, ToErrorsAreJsonWhateverTheyQuote) {
  const std::string reply =
      error_reply("1", {ErrorCode::refused, "m", "r", {{"name", "\xFF\n\"\xE2\x80\xAE"}}});
  const auto json = nlohmann::json::parse(reply, nullptr, false);
  ASSERT_FALSE(json.is_discarded()) << reply;
  EXPECT_EQ(json["error"]["code"], -32003);
  EXPECT_EQ(json["error"]["data"]["reason"], "r");
}

}  // namespace
}  // namespace pec::protocol
