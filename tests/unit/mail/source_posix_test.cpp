// SPDX-License-Identifier: EUPL-1.2
//
// Files that only POSIX has.
#include <filesystem>
#include <fstream>
#include <thread>
#include <unistd.h>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "mail/source.h"
#include "support/temporary_folder.h"

namespace pec::mail {
namespace {

namespace fs = std::filesystem;

TEST(SourcePosix, SaysThatALinkGoesRound) {
  const tests::TemporaryFolder folder;
  fs::create_symlink("round", folder.path() / "round");
  const auto source = Source::open(folder.path() / "round");
  ASSERT_FALSE(source.has_value());
  EXPECT_EQ(source.error().what, "cannot-read");
}

TEST(SourcePosix, SaysThatAFileIsDenied) {
  const tests::TemporaryFolder folder;
  const fs::path denied = folder.path() / "denied";
  std::ofstream(denied) << "x";
  fs::permissions(denied, fs::perms::none);
  if (::geteuid() == 0) GTEST_SKIP() << "root may read anything";
  const auto source = Source::open(denied);
  ASSERT_FALSE(source.has_value());
  EXPECT_EQ(source.error().what, "no-permission");
}

TEST(SourcePosix, ReadsAFifoByName) {
  const tests::TemporaryFolder folder;
  const fs::path fifo = folder.path() / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(fifo) << "S: a\n\n"; });
  const auto source = Source::open(fifo);
  writer.join();
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ(source->bytes(), "S: a\n\n");
}

}  // namespace
}  // namespace pec::mail
