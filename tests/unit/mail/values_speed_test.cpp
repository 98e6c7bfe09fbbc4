// SPDX-License-Identifier: EUPL-1.2
//
// A stranger chooses the headers: values as large as a header block may be (kMaxHeaderBytes) must
// cost time in proportion to their size. The limit leaves room for slow machines and sanitizers;
// work that grows with the square takes minutes.
#include <chrono>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "mail/headers.h"
#include "mail/values.h"

namespace pec::mail {
namespace {

constexpr std::chrono::seconds kLimit{60};

std::string repeated(std::string_view text) {
  std::string out;
  while (out.size() + text.size() <= kMaxHeaderBytes) out += text;
  return out;
}

struct Case {
  std::string_view name;
  std::string_view text;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class HugeValue : public testing::TestWithParam<Case> {
 protected:
  const std::string value_ = repeated(GetParam().text);
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();

  void TearDown() override { EXPECT_LT(std::chrono::steady_clock::now() - start_, kLimit); }
};

TEST_P(HugeValue, IsDecodedInTime) { EXPECT_FALSE(decoded_text(value_).empty()); }

TEST_P(HugeValue, IsDecodedWordByWordInTime) {
  EXPECT_FALSE(decoded_text("=?utf-8?B?YQ==?= =?utf-8?B?Yg==?= " + value_).empty());
}

TEST_P(HugeValue, IsReadAsAddressesInTime) { EXPECT_LE(addresses(value_).size(), kMaxHeaderBytes); }

TEST_P(HugeValue, IsReadAsParametersInTime) {
  EXPECT_LE(raw_parameters("a/b; " + value_).size(), kMaxHeaderBytes);
  EXPECT_LE(content_type("a/b; " + value_).name.size(), 2 * kMaxHeaderBytes);
}

TEST_P(HugeValue, IsReadAsADateInTime) { static_cast<void>(date(value_)); }

const Case kCases[] = {
    {"openings", "=?"},
    {"openings with a letter", "=?x"},
    {"openings with blanks", "=? "},
    {"words without an end", "=?a?Q?"},
    {"short words", "=?a?Q?b?="},
    {"short words with blanks", "=?utf-8?Q?b?= "},
    {"padded words with blanks", "=?utf-8?B?YQ==?= "},
    {"words with colons", "=?utf-8?Q?a:b?= "},
    {"commas", ","},
    {"colons", ":"},
    {"semicolons", ";"},
    {"quotes", "\""},
    {"escapes", "\\\""},
    {"open brackets", "<"},
    {"open comments", "("},
    {"addresses", "a@b.example,"},
    {"groups", "a:b@c;,"},
    {"groups without an end", "a:"},
    {"parameters", "x=1;"},
    {"numbered parameters", "name*0=1;"},
    {"equals signs", "="},
    {"letters", "a"},
    {"digits", "1 "},
    {"8-bit bytes", "\xE8"},
};
INSTANTIATE_TEST_SUITE_P(Values, HugeValue, testing::ValuesIn(kCases));

}  // namespace
}  // namespace pec::mail
