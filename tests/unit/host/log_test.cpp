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
    std::ifstream file(root_ / name);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  const tests::TemporaryFolder folder_;
  const fs::path root_ = folder_.path();
};

TEST_F(LogTest, IsForItsOwnerOnly) {
  Log log(root_ / "data" / "log", LogDetail::normal);
  log.line("started");
  EXPECT_NE(read("data/log/host.log").find(" started\n"), std::string::npos);
  EXPECT_EQ(fs::status(root_ / "data" / "log" / "host.log").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::status(root_ / "data" / "log").permissions(), fs::perms::owner_all);
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
  Log nowhere("/proc/none/log", LogDetail::normal);
  nowhere.line("x");
  Log none({}, LogDetail::normal);
  none.line("x");
}

}  // namespace
}  // namespace pec::host
