// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "installation/policy_file.h"
#include "support/temporary_folder.h"

namespace pec::installation {
namespace {

class PolicyFile : public ::testing::Test {
 protected:
  std::filesystem::path write(const std::string& text, mode_t mode = 0644) const {
    const std::filesystem::path file = folder_.path() / "policy.json";
    std::ofstream(file) << text;
    EXPECT_EQ(::chmod(file.c_str(), mode), 0);
    return file;
  }
  std::filesystem::path folder() const { return folder_.path(); }

 private:
  tests::TemporaryFolder folder_;
};

TEST_F(PolicyFile, MayBeMissing) {
  EXPECT_EQ(policy_of_file(folder() / "none.json"), std::string());
  EXPECT_EQ(policy_of_file(folder() / "none/none.json"), std::string());
}

TEST_F(PolicyFile, MustBeRoots) {
  const auto file = write("{}");
  if (::geteuid() != 0) {
    EXPECT_EQ(policy_of_file(file).error(), "owner");
    return;
  }
  EXPECT_EQ(policy_of_file(file), std::string("{}"));
  EXPECT_EQ(policy_of_file(write("{}", 0664)).error(), "owner");
  EXPECT_EQ(policy_of_file(write("{}", 0646)).error(), "owner");
  write("{}");
  ASSERT_EQ(::chown(file.c_str(), 1000, 1000), 0);
  EXPECT_EQ(policy_of_file(file).error(), "owner");
}

TEST_F(PolicyFile, MustBeAFileOfSomeSize) {
  EXPECT_EQ(policy_of_file(folder()).error(), "cannot-read");
  const auto file = write(std::string(70'000, ' '));
  if (::geteuid() == 0) {
    EXPECT_EQ(policy_of_file(file).error(), "too-large");
  }
  std::filesystem::create_symlink(file, folder() / "link.json");
  EXPECT_EQ(policy_of_file(folder() / "link.json").error(), "cannot-read");
}

}  // namespace
}  // namespace pec::installation
