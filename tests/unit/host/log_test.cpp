// SPDX-License-Identifier: EUPL-1.2
#include "host/log.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace pec::host {
namespace {

namespace fs = std::filesystem;

class LogTest : public ::testing::Test {
 protected:
  std::string read(const fs::path& name) const {
    std::ifstream file(root_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  const tests::TemporaryFolder folder_;
  const fs::path root_ = folder_.path();
};

TEST_F(LogTest, MakesItsFolder) {
  Log(root_ / "data" / "log", LogDetail::normal).line("started");
  const std::string text = read("data/log/host.log");
  EXPECT_TRUE(text.ends_with(" started\n")) << text;
  EXPECT_EQ(text.find('\r'), std::string::npos);
}

TEST_F(LogTest, TakesFoldersOfAnyName) {
  const fs::path folder = root_ / u8"perch\u00e9 \u4fe1";
  Log log(folder, LogDetail::normal);
  log.line("started");
  std::ofstream(folder / "host.log", std::ios::app) << std::string(kMaxLogBytes, 'x');
  log.line("rotated");
  EXPECT_TRUE(fs::exists(folder / "host.log.1"));
}

TEST_F(LogTest, SaysMoreOnlyWhenAsked) {
  Log(root_, LogDetail::normal).detail("hidden");
  EXPECT_EQ(read("host.log"), "");
  Log(root_, LogDetail::debug).detail("shown");
  EXPECT_NE(read("host.log").find("shown"), std::string::npos);
}

TEST_F(LogTest, IsRotated) {
  Log log(root_, LogDetail::normal);
  for (int i = 0; i < kKeptLogs + 2; ++i) {
    log.line("file " + std::to_string(i));
    std::ofstream(root_ / "host.log", std::ios::app) << std::string(kMaxLogBytes, 'x');
  }
  log.line("last");
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(root_)) ++files;
  EXPECT_EQ(files, static_cast<std::size_t>(kKeptLogs));
  EXPECT_NE(read("host.log").find("last"), std::string::npos);
  EXPECT_NE(read("host.log.1").find("file 4"), std::string::npos);
  EXPECT_NE(read("host.log.2").find("file 3"), std::string::npos);
}

TEST_F(LogTest, NeverFails) {
  std::ofstream(root_ / "file") << "no folder";
  Log nowhere(root_ / "file" / "log", LogDetail::normal);
  nowhere.line("x");
  Log none({}, LogDetail::normal);
  none.line("x");
}

}  // namespace
}  // namespace pec::host
