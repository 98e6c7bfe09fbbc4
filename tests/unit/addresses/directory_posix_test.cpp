// SPDX-License-Identifier: EUPL-1.2
//
// Permissions, which Windows has in another way: there the profile's folder is the user's alone.
#include <filesystem>

#include <gtest/gtest.h>

#include "addresses/directory.h"
#include "support/temporary_folder.h"
#include "unit/addresses/addresses_fixture.h"

namespace pec::addresses {
namespace {

TEST(DirectoryFilePosix, IsOnlyTheUsersToRead) {
  const tests::TemporaryFolder folder;
  Directory directory = open_directory(folder.path() / "directory.sqlite");
  EXPECT_TRUE(directory.decide("a@b.example", Says::certified, kNow));
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    ++files;
    EXPECT_EQ(entry.status().permissions() & std::filesystem::perms(077),
              std::filesystem::perms::none)
        << entry.path();
  }
  EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace pec::addresses
