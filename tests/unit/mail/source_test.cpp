// SPDX-License-Identifier: EUPL-1.2
#include "mail/source.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace pec::mail {
namespace {

namespace fs = std::filesystem;

class SourceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "pec-source-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = name;
  }
  void TearDown() override { fs::remove_all(root_); }

  fs::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(root_ / name, std::ios::binary) << bytes;
    return root_ / name;
  }

  fs::path root_;
};

TEST_F(SourceTest, MapsAFile) {
  const std::string bytes = std::string("a\0b\r\n", 5) + std::string(2 * 1024 * 1024, 'x');
  const auto source = Source::open(write("a", bytes));
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ(source->bytes(), bytes);
}

TEST_F(SourceTest, ReadsASmallFile) {
  const std::string bytes("a\0b\r\n", 5);
  const auto source = Source::open(write("a", bytes));
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ(source->bytes(), bytes);
}

TEST_F(SourceTest, GivesAnEmptyViewOfAnEmptyFile) {
  const auto source = Source::open(write("empty", ""));
  ASSERT_TRUE(source.has_value());
  EXPECT_TRUE(source->bytes().empty());
}

TEST_F(SourceTest, SaysWhyNot) {
  const fs::path denied = write("denied", "x");
  fs::permissions(denied, fs::perms::none);
  fs::create_symlink("round", root_ / "round");
  const std::array<std::pair<fs::path, std::string>, 4> cases = {{
      {root_ / "missing", "not-found"},
      {write("file", "x") / "below", "not-found"},
      {root_, "is-a-folder"},
      {root_ / "round", "cannot-read"},
  }};
  for (const auto& [path, what] : cases) {
    const auto source = Source::open(path);
    ASSERT_FALSE(source.has_value()) << path;
    EXPECT_EQ(source.error().what, what) << path;
    EXPECT_EQ(source.error().path, path);
  }
  if (::geteuid() == 0) return;  // root may read anything
  EXPECT_EQ(Source::open(denied).error().what, "no-permission");
}

TEST_F(SourceTest, SpoolsAPipe) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const std::string bytes(700'000, 'y');
  std::thread writer([&] {
    for (std::size_t at = 0; at < bytes.size();) {
      const ssize_t written = ::write(ends[1], bytes.data() + at, bytes.size() - at);
      if (written <= 0) break;
      at += static_cast<std::size_t>(written);
    }
    ::close(ends[1]);
  });
  const auto source = Source::spool(ends[0], "-");
  writer.join();
  ::close(ends[0]);
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ(source->bytes(), bytes);
}

TEST_F(SourceTest, ReadsAFifoByName) {
  const fs::path fifo = root_ / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(fifo) << "S: a\n\n"; });
  const auto source = Source::open(fifo);
  writer.join();
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ(source->bytes(), "S: a\n\n");
}

TEST_F(SourceTest, StopsSpoolingAtTheCap) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  ASSERT_EQ(::write(ends[1], "12345", 5), 5);
  ::close(ends[1]);
  const auto source = Source::spool(ends[0], "-", 4);
  ::close(ends[0]);
  ASSERT_FALSE(source.has_value());
  EXPECT_EQ(source.error().what, "too-large");
}

TEST_F(SourceTest, MovesWithItsBytes) {
  auto first = Source::open(write("a", "1"));
  auto second = Source::open(write("b", "2"));
  ASSERT_TRUE(first && second);
  *first = std::move(*second);
  EXPECT_EQ(first->bytes(), "2");
  const Source third(std::move(*first));
  EXPECT_EQ(third.bytes(), "2");
}

}  // namespace
}  // namespace pec::mail
