// SPDX-License-Identifier: EUPL-1.2
#include "mail/source.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <utility>

#include <gtest/gtest.h>

#include "support/pipe.h"
#include "support/temporary_folder.h"

namespace pec::mail {
namespace {

namespace fs = std::filesystem;

class SourceTest : public ::testing::Test {
 protected:
  fs::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(root_ / name, std::ios::binary) << bytes;
    return root_ / name;
  }

  tests::TemporaryFolder folder_;
  const fs::path root_ = folder_.path();
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

TEST_F(SourceTest, ReadsAFileWhoseNameIsNotAscii) {
  const fs::path path = root_ / u8"perch\u00E9 \U0001F4E7.eml";
  std::ofstream(path, std::ios::binary) << "bytes";
  const auto source = Source::open(path);
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ(source->bytes(), "bytes");
}

TEST_F(SourceTest, SaysWhyNot) {
  const std::array<std::pair<fs::path, std::string>, 3> cases = {{
      {root_ / "missing", "not-found"},
      {write("file", "x") / "below", "not-found"},
      {root_, "is-a-folder"},
  }};
  for (const auto& [path, what] : cases) {
    const auto source = Source::open(path);
    ASSERT_FALSE(source.has_value()) << path;
    EXPECT_EQ(source.error().what, what) << path;
    EXPECT_EQ(source.error().path, path);
  }
}

TEST_F(SourceTest, SpoolsAPipe) {
  tests::Pipe pipe;
  const std::string bytes = std::string("a\0\r\n\x1A", 5) + std::string(2'700'000, 'y');
  std::thread writer([&] {
    pipe.write(bytes);
    pipe.close_writer();
  });
  const auto source = Source::spool(pipe.reader(), "-");
  writer.join();
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ(source->bytes(), bytes);
}

TEST_F(SourceTest, SpoolsAnEmptyPipe) {
  tests::Pipe pipe;
  pipe.close_writer();
  const auto source = Source::spool(pipe.reader(), "-");
  ASSERT_TRUE(source.has_value());
  EXPECT_TRUE(source->bytes().empty());
}

TEST_F(SourceTest, StopsSpoolingAtTheCap) {
  for (const bool over : {false, true}) {
    tests::Pipe pipe;
    pipe.write(over ? "12345" : "1234");
    pipe.close_writer();
    const auto source = Source::spool(pipe.reader(), "-", 4);
    ASSERT_EQ(source.has_value(), !over);
    if (over) {
      EXPECT_EQ(source.error().what, "too-large");
    } else {
      EXPECT_EQ(source->bytes(), "1234");
    }
  }
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
