// SPDX-License-Identifier: EUPL-1.2
//
// thunderbird_accounts.h, profile_choice.h: profiles read, chosen, and survived when broken.
#include "accounts/thunderbird_accounts.h"

#include <array>
#include <string>
#include <vector>

#include "accounts/profile_choice.h"
#include "situation.h"
#include "support/profile_folder.h"

namespace pec::accounts::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAddress = "studio@pec.it";

std::string server_line(const std::string& name, const std::string& value) {
  return "user_pref(\"mail.server.server1." + name + "\", " + value + ");\n";
}

class ThunderbirdProfile : public ::testing::Test {
 protected:
  void write(const std::string& prefs, const std::string& profile = "one") const {
    write_file(root() / profile / "prefs.js", prefs);
  }
  accounts::Setup read() const {
    const auto setup = read_thunderbird(root() / "one");
    EXPECT_TRUE(setup.has_value()) << setup.error().what;
    return setup.value_or(accounts::Setup());
  }
  const fs::path& root() const { return folder_.path(); }

 private:
  tests::TemporaryFolder folder_;
};

TEST_F(ThunderbirdProfile, HasDefaultsForWhatIsAbsent) {
  write(common_prefs("account1") + account_prefs(1, "pop3", std::string(kAddress)));
  const accounts::Setup setup = read();
  EXPECT_EQ(setup.profile, "one");
  ASSERT_EQ(setup.accounts.size(), 1U);
  const Incoming& in = setup.accounts[0].incoming;
  EXPECT_EQ(in.server.port, 995);
  EXPECT_EQ(in.removal.leave_on_server, false);
  EXPECT_FALSE(in.removal.by_age);
  EXPECT_EQ(in.removal.days, 7);
  EXPECT_EQ(in.checks_by_itself, true);
  EXPECT_EQ(in.check_minutes, 10);
  EXPECT_EQ(in.retention, Retention::all);
  EXPECT_FALSE(in.junk_is_moved);
  EXPECT_FALSE(in.junk_is_purged);
  const Identity& identity = setup.accounts[0].identities.at(0);
  EXPECT_TRUE(identity.keeps_sent);
  ASSERT_TRUE(identity.outgoing.has_value());
  EXPECT_EQ(identity.outgoing->server.port, 465);
}

// What Thunderbird's account wizard writes: messages go after 14 days.
TEST_F(ThunderbirdProfile, OfTheWizardIsCaught) {
  write(common_prefs("account1") +
        account_prefs(1, "pop3", std::string(kAddress),
                      server_line("leave_on_server", "true") +
                          server_line("delete_by_age_from_server", "true") +
                          server_line("num_days_to_leave_on_server", "14") +
                          server_line("delete_mail_left_on_server", "true")));
  write_file(root() / "one/Mail/1/popstate.dat",
             "*pop3s.pec.aruba.it studio@pec.it\nk 1 1700000000\n");
  Knowledge knowledge;
  knowledge.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const Audit audited = audit(read(), shipped_providers(), knowledge);
  std::vector<std::string_view> rules;
  for (const Finding& finding : audited.accounts.at(0).findings) rules.push_back(finding.rule);
  EXPECT_EQ(rules, (std::vector<std::string_view>{"pop3.removed-by-age",
                                                  "pop3.removed-when-deleted", "pop3.used"}));
  EXPECT_EQ(fact(audited.accounts[0].findings[0], "days"), "14");
  EXPECT_EQ(fact(audited.accounts[0].findings[0], "left"), "1");
}

TEST_F(ThunderbirdProfile, InOrderHasNoFinding) {
  write(common_prefs("account1") + account_prefs(1, "imap", std::string(kAddress)));
  Knowledge knowledge;
  knowledge.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const Audit audited = audit(read(), shipped_providers(), knowledge);
  EXPECT_EQ(audited.accounts.at(0).grade, Grade::good);
  EXPECT_TRUE(audited.accounts[0].findings.empty());
}

TEST_F(ThunderbirdProfile, KnowsOldBlindCopies) {
  write(common_prefs("account1") + account_prefs(1, "imap", std::string(kAddress)) +
        "user_pref(\"mail.identity.id1.bcc_others\", true);\n"
        "user_pref(\"mail.identity.id1.bcc_list\", \"x@mail.example\");\n");
  EXPECT_EQ(read().accounts.at(0).identities.at(0).bcc, "x@mail.example");
}

TEST_F(ThunderbirdProfile, ReadsFiltersAndFolders) {
  write(common_prefs("account1") + account_prefs(1, "imap", std::string(kAddress)));
  write_file(root() / "one/Mail/1/msgFilterRules.dat",
             "name=\"x\"\nenabled=\"yes\"\naction=\"Delete\"\n");
  write_file(root() / "one/Mail/1/INBOX", std::string(1000, 'x'));
  write_file(root() / "one/Mail/1/INBOX.sbd/PEC", std::string(500, 'x'));
  write_file(root() / "one/Mail/1/INBOX.msf", "index");
  const Account account = read().accounts.at(0);
  EXPECT_EQ(account.filters.size(), 1U);
  EXPECT_EQ(account.folders.files, 2U);
  EXPECT_EQ(account.folders.bytes, 1500U);
  EXPECT_TRUE(account.folders.written.has_value());
  EXPECT_TRUE(account.folders.complete);
  EXPECT_TRUE(account.problems.empty());
}

TEST_F(ThunderbirdProfile, SaysWhichFileOfAnAccountIsBroken) {
  write(common_prefs("account1") + account_prefs(1, "imap", std::string(kAddress)));
  write_file(root() / "one/Mail/1/msgFilterRules.dat", "name=\"x\"\nbroken\n");
  const Account account = read().accounts.at(0);
  ASSERT_EQ(account.problems.size(), 1U);
  EXPECT_EQ(account.problems[0].file, "Mail/1/msgFilterRules.dat");
  EXPECT_EQ(account.problems[0].line, 2U);
  EXPECT_EQ(account.problems[0].account, "account1");
}

TEST_F(ThunderbirdProfile, OfHundredsOfAccountsIsRead) {
  std::string names;
  std::string prefs;
  for (int i = 1; i <= 500; ++i) {
    names += (i > 1 ? ",account" : "account") + std::to_string(i);
    prefs += account_prefs(i, "imap", "user" + std::to_string(i) + "@pec.it");
  }
  write(common_prefs(names) + prefs);
  EXPECT_EQ(read().accounts.size(), 500U);
}

TEST_F(ThunderbirdProfile, ThatIsBrokenIsRefused) {
  struct Case {
    std::string prefs;
    std::string what;
  };
  const std::string good = common_prefs("account1") + account_prefs(1, "imap", "studio@pec.it");
  const std::vector<Case> cases = {{good.substr(0, good.size() - 10), "syntax"},
                                   {good + std::string("\x7f"
                                                       "ELF\0\x01",
                                                       6),
                                    "syntax"},
                                   {good + "user_pref(\"mail.x\", \"", "string"}};
  for (const Case& c : cases) {
    write(c.prefs);
    const auto setup = read_thunderbird(root() / "one");
    ASSERT_FALSE(setup.has_value());
    EXPECT_EQ(setup.error().file, "prefs.js");
    EXPECT_GT(setup.error().line, 1U);
  }
}

// A sparse file takes no room.
TEST_F(ThunderbirdProfile, WithPreferencesOf200MegabytesIsRefused) {
  write("");
  fs::resize_file(root() / "one/prefs.js", 200U * 1024 * 1024);
  EXPECT_EQ(read_thunderbird(root() / "one").error().what, "too-large");
}

TEST_F(ThunderbirdProfile, ThatIsNoneIsRefused) {
  EXPECT_EQ(read_thunderbird(root() / "none").error().what, "not-found");
  fs::create_directories(root() / "one/prefs.js");
  EXPECT_EQ(read_thunderbird(root() / "one").error().what, "not-a-file");
}

// Two profiles, of which the installation uses the second.
class ProfileChoice : public ThunderbirdProfile {
 protected:
  void SetUp() override {
    write(common_prefs("account1") + account_prefs(1, "imap", "a@pec.it"), "one");
    write(common_prefs("account1,account2") + account_prefs(1, "imap", "a@pec.it") +
              account_prefs(2, "imap", "b@pec.it"),
          "two");
    write_file(
        root() / "profiles.ini",
        "[Profile0]\nName=one\nIsRelative=1\nPath=one\nDefault=1\n"
        "[Profile1]\nName=two\nIsRelative=1\nPath=two\n[InstallAAAAAAAAAAAAAAAA]\nDefault=two\n");
  }
  std::string matching(const std::vector<ClaimedAccount>& claims,
                       const std::vector<fs::path>& likely = {}) const {
    const std::array<fs::path, 2> roots = {root() / "absent", root()};
    const auto profile = matching_profile(likely, roots, claims);
    return profile ? profile->filename().string() : profile.error().what;
  }
};

TEST_F(ProfileChoice, PrefersWhatTheInstallationUses) {
  const std::array<fs::path, 2> roots = {root() / "absent", root()};
  const auto profile = profile_in_use(roots);
  ASSERT_TRUE(profile.has_value());
  EXPECT_EQ(profile->filename(), "two");
  EXPECT_EQ(profile_in_use({}).error().what, "no-profile");
}

TEST_F(ProfileChoice, MatchesIdsAndAddresses) {
  EXPECT_EQ(matching({{"account1", {"A@pec.it"}}, {"account2", {"b@pec.it"}}}), "two");
  EXPECT_EQ(matching({{"account2", {"b@pec.it"}}}), "two");
  EXPECT_EQ(matching({{"account1", {"a@pec.it"}}}), "several-profiles");
  EXPECT_EQ(matching({{"account1", {"b@pec.it"}}}), "no-profile");
  EXPECT_EQ(matching({{"account1", {}}}), "no-profile");
  EXPECT_EQ(matching({}), "no-profile");
}

TEST_F(ProfileChoice, BelievesTheCallingProcessOnlyWhereItMatches) {
  const std::vector<ClaimedAccount> first = {{"account1", {"a@pec.it"}}};
  EXPECT_EQ(matching(first, {root() / "one"}), "one");
  EXPECT_EQ(matching({{"account2", {"b@pec.it"}}}, {root() / "one"}), "two");
  EXPECT_EQ(matching({{"account9", {"z@pec.it"}}}, {root() / "one"}), "no-profile");
}

}  // namespace
}  // namespace pec::accounts::testing
