// SPDX-License-Identifier: EUPL-1.2
#include "text/cut.h"

#include <gtest/gtest.h>

namespace pec::text {
namespace {

TEST(Cut, EndsBetweenTwoCharacters) {
  constexpr std::string_view kText = "a\xC3\xA8\xE2\x82\xAC";  // 1, 2 and 3 bytes
  EXPECT_EQ(cut(kText, 0), "");
  EXPECT_EQ(cut(kText, 1), "a");
  EXPECT_EQ(cut(kText, 2), "a");
  EXPECT_EQ(cut(kText, 3), "a\xC3\xA8");
  EXPECT_EQ(cut(kText, 5), "a\xC3\xA8");
  EXPECT_EQ(cut(kText, 6), kText);
  EXPECT_EQ(cut(kText, 100), kText);
}

TEST(Cut, IsMarkedWhereAPersonReads) {
  EXPECT_EQ(cut_visibly("abc", 3), "abc");
  EXPECT_EQ(cut_visibly("abcd", 3), "abc\xE2\x80\xA6");
}

}  // namespace
}  // namespace pec::text
