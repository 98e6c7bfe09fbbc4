// SPDX-License-Identifier: EUPL-1.2
#include "text/paths.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

namespace pec::text {
namespace {

TEST(Paths, KeepEveryCharacter) {
  const std::string name = "perch\u00E9 \u4FE1 \U0001F4E7.eml";
  EXPECT_EQ(utf8_of(path_of(name)), name);
  EXPECT_EQ(path_of(name), std::filesystem::path(u8"perch\u00E9 \u4FE1 \U0001F4E7.eml"));
}

TEST(Paths, MayBeEmpty) {
  EXPECT_TRUE(path_of("").empty());
  EXPECT_EQ(utf8_of({}), "");
}

TEST(Paths, NeverThrow) {
  // No UTF-8; on Windows each system's own replacement takes its place.
  EXPECT_NO_THROW(static_cast<void>(path_of("a\xFF.eml")));
  EXPECT_EQ(utf8_of(path_of("a\xFF.eml")).front(), 'a');
}

}  // namespace
}  // namespace pec::text
