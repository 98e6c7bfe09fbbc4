// SPDX-License-Identifier: EUPL-1.2
//
// Links, pipes and rights, which a profile on Windows has not.
#include <string>
#include <unistd.h>

#include <sys/stat.h>

#include "accounts/profile_roots.h"
#include "accounts/thunderbird_accounts.h"
#include "situation.h"
#include "support/profile_folder.h"

namespace pec::accounts::testing {
namespace {

namespace fs = std::filesystem;

class HostileProfile : public ::testing::Test {
 protected:
  void SetUp() override {
    write_file(profile() / "prefs.js",
               common_prefs("account1") + account_prefs(1, "imap", "studio@pec.it"));
    fs::create_directories(mail());
  }
  fs::path profile() const { return folder_.path(); }
  fs::path mail() const { return profile() / "Mail/1"; }
  Account read() const {
    const auto setup = read_thunderbird(profile());
    EXPECT_TRUE(setup.has_value());
    return setup.value_or(accounts::Setup()).accounts.at(0);
  }

 private:
  tests::TemporaryFolder folder_;
};

TEST_F(HostileProfile, DoesNotLeadRoundInCircles) {
  fs::create_directory_symlink(mail(), mail() / "round");
  fs::create_symlink("nowhere", mail() / "dangling");
  const Account account = read();
  ASSERT_EQ(account.problems.size(), 2U);
  EXPECT_EQ(account.problems[0].what, "link");
  EXPECT_FALSE(account.folders.complete);
}

TEST_F(HostileProfile, IsNotFollowedForEver) {
  fs::path deep = mail();
  for (int i = 0; i < 40; ++i) deep /= "d.sbd";
  fs::create_directories(deep);
  const Account account = read();
  ASSERT_EQ(account.problems.size(), 1U);
  EXPECT_EQ(account.problems[0].what, "too-deep");
}

TEST_F(HostileProfile, DoesNotKeepTheReaderWaiting) {
  ASSERT_EQ(::mkfifo((mail() / "msgFilterRules.dat").c_str(), 0600), 0);
  const Account account = read();
  ASSERT_EQ(account.problems.size(), 1U);
  EXPECT_EQ(account.problems[0].what, "not-a-file");
}

TEST_F(HostileProfile, WithoutRightsIsReported) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  write_file(mail() / "msgFilterRules.dat", "");
  fs::permissions(mail() / "msgFilterRules.dat", fs::perms::none);
  fs::create_directories(mail() / "closed.sbd");
  fs::permissions(mail() / "closed.sbd", fs::perms::none);
  const Account account = read();
  EXPECT_EQ(account.problems.size(), 2U);
  for (const Problem& problem : account.problems) EXPECT_EQ(problem.what, "no-permission");
  fs::permissions(mail() / "closed.sbd", fs::perms::owner_all);
}

TEST_F(HostileProfile, WithAStaleLockIsNotRunning) {
  EXPECT_FALSE(is_running(profile()));
  fs::create_symlink("127.0.0.1:+999999999", profile() / "lock");
  EXPECT_FALSE(is_running(profile()));
  fs::remove(profile() / "lock");
  fs::create_symlink("127.0.0.1:+" + std::to_string(::getpid()), profile() / "lock");
  EXPECT_TRUE(is_running(profile()));
}

}  // namespace
}  // namespace pec::accounts::testing
