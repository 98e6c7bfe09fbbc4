// SPDX-License-Identifier: EUPL-1.2
#include "protocol/base64.h"

#include <string>

#include <gtest/gtest.h>

namespace pec::protocol {
namespace {

TEST(Base64, ComesBackAsItWas) {
  std::string bytes;
  for (int i = 0; i < 700; ++i) {
    std::string out;
    ASSERT_TRUE(decode_base64(encode_base64(bytes), out)) << i;
    EXPECT_EQ(out, bytes);
    bytes.push_back(static_cast<char>(i * 7));
  }
}

TEST(Base64, IsTheOneOfRfc4648) {  // section 10
  EXPECT_EQ(encode_base64(""), "");
  EXPECT_EQ(encode_base64("f"), "Zg==");
  EXPECT_EQ(encode_base64("fo"), "Zm8=");
  EXPECT_EQ(encode_base64("foobar"), "Zm9vYmFy");
}

class NoBase64 : public ::testing::TestWithParam<std::string> {};

TEST_P(NoBase64, IsRefused) {
  std::string out = "before";
  EXPECT_FALSE(decode_base64(GetParam(), out));
  EXPECT_TRUE(out.empty());
}

INSTANTIATE_TEST_SUITE_P(Base64, NoBase64,
                         ::testing::Values("Z", "Zg", "Zg=", "Zg===", "====", "Z===", "Zg==Zg==",
                                           "Zm9v\n", " Zm9", "Zm9vYg==\r\n", "Zm-v", "Zm_v",
                                           "Zm9vYm\\n", "Zm9v----", "----Zm9v", "Zm=v",
                                           "Z\xC3\xA8w", std::string("Zm9\0", 4)));

}  // namespace
}  // namespace pec::protocol
