// SPDX-License-Identifier: EUPL-1.2
//
// Names and links that std::filesystem makes on POSIX only.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mail/mailbox.h"
#include "support/temporary_folder.h"

namespace pec::mail {
namespace {

namespace fs = std::filesystem;

TEST(WalkingPosix, FollowsNoLinkToAFolder) {
  const tests::TemporaryFolder folder;
  const fs::path& root = folder.path();
  fs::create_directory(root / "a");
  std::ofstream(root / "a" / "b.eml") << "S: a\n\n";
  fs::create_directory_symlink(root, root / "a" / "loop");
  fs::create_symlink(root / "a" / "b.eml", root / "c.eml");
  EXPECT_EQ(collect_paths(root), (std::vector<fs::path>{root / "a" / "b.eml", root / "c.eml"}));
}

TEST(WalkingPosix, TakesTheFlagsOfAMaildirForPartOfTheName) {
  const tests::TemporaryFolder folder;
  for (const char* name : {"cur", "new", "tmp"}) fs::create_directory(folder.path() / name);
  const fs::path message = folder.path() / "cur" / "1.host.json:2,S";
  std::ofstream(message) << "S: a\n\n";
  EXPECT_EQ(collect_paths(folder.path()), (std::vector<fs::path>{message}));
}

}  // namespace
}  // namespace pec::mail
