// SPDX-License-Identifier: EUPL-1.2
#include "mail/spool.h"

#include <string>

#include <gtest/gtest.h>

namespace pec::mail {
namespace {

// Bytes of which no two neighbouring pieces are alike.
std::string pattern(std::size_t size) {
  std::string out(size, '\0');
  for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<char>(i * 31 + i / 251);
  return out;
}

TEST(Spool, GivesBackWhatItTook) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kMaxBytesInMemory,
                                 kMaxBytesInMemory + 1, kMaxBytesInMemory * 5}) {
    for (const std::size_t piece : {std::size_t{1000}, std::size_t{65536}, std::size_t{1} << 20U}) {
      const std::string bytes = pattern(size);
      Spool spool({}, "test", size);
      for (std::size_t at = 0; at < size; at += piece) {
        ASSERT_TRUE(spool.append(std::string_view(bytes).substr(at, piece)));
      }
      EXPECT_EQ(spool.size(), size);
      const auto source = spool.finish();
      ASSERT_TRUE(source.has_value());
      EXPECT_EQ(source->bytes(), bytes) << size << " in pieces of " << piece;
      EXPECT_EQ(spool.size(), 0U);
    }
  }
}

TEST(Spool, TakesNoMoreThanItsCap) {
  Spool spool({}, "test", 3);
  EXPECT_TRUE(spool.append("abc"));
  const auto more = spool.append("d");
  ASSERT_FALSE(more.has_value());
  EXPECT_EQ(more.error().what, "too-large");
}

}  // namespace
}  // namespace pec::mail
