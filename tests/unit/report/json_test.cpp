// SPDX-License-Identifier: EUPL-1.2
#include "report/json.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sample_verdicts.h"

namespace pec::report {
namespace {

using nlohmann::json;

std::string as_json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST(JsonString, EscapesAndReplaces) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", R"("")"},
      {"plain", R"("plain")"},
      {"\"\\/", R"("\"\\/")"},
      {"\n\r\t\b\x01\x1f\x7f", R"("\n\r\t\u0008\u0001\u001f\u007f")"},
      {std::string("a\0b", 3), R"("a\u0000b")"},
      {"perch\u00E9", "\"perch\u00E9\""},
      {"\u20AC\U0001F600", "\"\u20AC\U0001F600\""},
      {"a\u202Eb\u2028\u200B", R"("a\u202eb\u2028\u200b")"},
      {"\u009B", R"("\u009b")"},
      {"\U000E0041", R"("\udb40\udc41")"},
      {"\xff", "\"\uFFFD\""},
      {"\xc3(", "\"\uFFFD(\""},
      {"\xed\xa0\x80", "\"\uFFFD\uFFFD\uFFFD\""},  // a surrogate
      {"\xc0\xaf", "\"\uFFFD\uFFFD\""},            // overlong
      {"\xf4\x90\x80\x80", "\"\uFFFD\uFFFD\uFFFD\uFFFD\""},
      {"\xe2\x82", "\"\uFFFD\uFFFD\""},  // cut
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(as_json(text), expected);
}

TEST(JsonString, IsReadBackByAParserAsItWas) {
  for (unsigned value = 0; value < 0x3000; ++value) {
    std::string text;
    if (value < 0x80) {
      text += static_cast<char>(value);
    } else if (value < 0x800) {
      text += static_cast<char>(0xC0U | (value >> 6U));
      text += static_cast<char>(0x80U | (value & 0x3FU));
    } else {
      text += static_cast<char>(0xE0U | (value >> 12U));
      text += static_cast<char>(0x80U | ((value >> 6U) & 0x3FU));
      text += static_cast<char>(0x80U | (value & 0x3FU));
    }
    EXPECT_EQ(json::parse(as_json(text)).get<std::string>(), text) << value;
  }
}

TEST(JsonString, IsValidForAnyTwoBytes) {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string text = {static_cast<char>(a), static_cast<char>(b)};
      EXPECT_TRUE(json::accept(as_json(text))) << a << " " << b;
    }
  }
}

TEST(VerdictLine, HoldsWhatTheContractSays) {
  const json line = json::parse(verdict_line(testing::genuine_delivery(), "a/b.eml", 3));
  EXPECT_EQ(line["path"], "a/b.eml");
  EXPECT_EQ(line["index"], 3);
  EXPECT_EQ(line["kind"], "delivery");
  EXPECT_EQ(line["outcome"], "genuine");
  EXPECT_EQ(line["level"], "good");
  EXPECT_EQ(line["signature"]["state"], "intact");
  EXPECT_EQ(line["signature"]["signed_at"], "2018-11-13T15:39:27Z");
  EXPECT_EQ(line["signature"]["signer"]["email"], "posta-certificata@pec.prova.example");
  EXPECT_EQ(line["signature"]["signer"]["not_before"], "2017-07-14T02:40:00Z");
  EXPECT_EQ(line["signature"]["anchor"]["edition"], "2018-04-04");
  EXPECT_EQ(line["signature"]["anchor"]["local"], false);
  EXPECT_EQ(line["certification"]["type"], "avvenuta-consegna");
  EXPECT_EQ(line["certification"]["error"], "nessuno");
  EXPECT_EQ(line["certification"]["recipients"],
            json::parse(R"([{"address": "comune@pec.prova.example", "certified": true}])"));
  EXPECT_EQ(line["certification"]["time"], "2018-11-13T16:39:27+01:00");
  EXPECT_EQ(line["certification"]["receipt_type"], "completa");
  EXPECT_TRUE(line["certification"]["error_detail"].is_null());
  EXPECT_EQ(line["checks"].size(), testing::kCheckCount);
  EXPECT_EQ(
      line["checks"][2],
      json::parse(R"({"id": "signature.intact", "result": "pass", "facts": {"form": "crlf"}})"));
  EXPECT_EQ(line["nested"], json::array());
}

TEST(VerdictLine, WritesNullForWhatIsAbsent) {
  const json line = json::parse(verdict_line({}, "x", 0));
  EXPECT_TRUE(line["index"].is_null());
  EXPECT_TRUE(line["certification"].is_null());
  EXPECT_EQ(line["signature"], json::parse(R"({"state": "absent", "digest": null,
      "signed_at": null, "signer": null, "anchor": null})"));
}

TEST(VerdictLine, NestsVerdictsWithTheirPart) {
  verification::Verdict outer = testing::genuine_delivery();
  outer.nested.push_back(testing::genuine_delivery());
  outer.nested.front().part = "2.1";
  const json line = json::parse(verdict_line(outer, "x", 1));
  ASSERT_EQ(line["nested"].size(), 1U);
  EXPECT_EQ(line["nested"][0]["part"], "2.1");
  EXPECT_EQ(line["nested"][0]["outcome"], "genuine");
  EXPECT_FALSE(line["nested"][0].contains("path"));
}

TEST(VerdictLine, IsOneLineForHostileText) {
  verification::Verdict verdict = testing::genuine_delivery();
  verdict.certification->subject = "a\nb\xff\x1b[31m\u2028";
  const std::string line = verdict_line(verdict, "bad\xfe\n.eml", 1);
  EXPECT_EQ(line.find_first_of("\n\x1b"), std::string::npos);
  EXPECT_EQ(json::parse(line)["certification"]["subject"], "a\nb\uFFFD\x1b[31m\u2028");
}

}  // namespace
}  // namespace pec::report
