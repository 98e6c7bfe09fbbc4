// SPDX-License-Identifier: EUPL-1.2
//
// "pec-companion audit" as a person or a script runs it.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/profile_folder.h"
#include "unit/cli/program.h"

namespace pec::cli {
namespace {

using accounts::testing::account_prefs;
using accounts::testing::common_prefs;
using accounts::testing::write_file;
using nlohmann::json;
using ::testing::HasSubstr;

class AuditProgram : public ::testing::Test {
 protected:
  // No Thunderbird of this computer is found: the home is the test's.
  Finished run(const std::string& arguments) const {
    const std::string line = "unset LC_ALL LC_MESSAGES LANG; HOME='" + root().string() + "' '" +
                             PEC_PROGRAM + "' audit " + arguments + " 2>&1";
    return run_shell(line);
  }

  // Out: the option that names the profile.
  std::string profile(const std::string& type, const std::string& folder = "profile") const {
    write_file(root() / folder / "prefs.js",
               common_prefs("account1") + account_prefs(1, type, "studio@pec.it"));
    return "--profile '" + (root() / folder).string() + "'";
  }
  const std::filesystem::path& root() const { return folder_.path(); }

 private:
  tests::TemporaryFolder folder_;
};

TEST_F(AuditProgram, ExitsWithTheWorstFinding) {
  EXPECT_EQ(run(profile("imap")).status, 0);
  EXPECT_EQ(run(profile("pop3")).status, 1);
  const std::string broken = profile("imap");
  write_file(root() / "profile/Mail/1/msgFilterRules.dat", "broken");
  const Finished unread = run(broken);
  EXPECT_EQ(unread.status, 2);
  EXPECT_THAT(unread.out, HasSubstr("Mail/1/msgFilterRules.dat:1: cannot be understood"));
  write_file(root() / "profile/prefs.js", "broken");
  EXPECT_EQ(run(broken).status, 2);
}

TEST_F(AuditProgram, RefusesAWrongCommandLine) {
  EXPECT_EQ(run("").status, 2);  // there is no Thunderbird here
  EXPECT_THAT(run("").out, HasSubstr("no Thunderbird profile was found"));
  EXPECT_EQ(run("--profile '" + (root() / "none").string() + "'").status, 2);
  EXPECT_EQ(run(profile("imap") + " --outlook a.reg").status, 2);
  EXPECT_EQ(run("--lang fr").status, 2);
  EXPECT_EQ(run("nonsense").status, 2);
}

TEST_F(AuditProgram, FindsTheProfileInUse) {
  profile("pop3", ".thunderbird/abcd.default-release");
  write_file(root() / ".thunderbird/profiles.ini",
             "[Profile0]\nIsRelative=1\nPath=abcd.default-release\n");
  const Finished found = run("--json");
  EXPECT_EQ(found.status, 1);
  const json audit = json::parse(found.out);
  EXPECT_EQ(audit["profile"], "abcd.default-release");
  EXPECT_EQ(audit["accounts"][0]["findings"][0]["rule"], "pop3.removed-at-once");
  EXPECT_EQ(found.out.find(root().string()), std::string::npos);  // no path of a home
}

TEST_F(AuditProgram, ReadsAnExportedRegistry) {
  write_file(root() / "a.reg",
             "REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook\\"
             "Profiles\\Outlook\\9375CFF0413111d3B88A00104B2A6676\\00000002]\r\n"
             "\"Email\"=\"studio@pec.it\"\r\n\"POP3 Server\"=\"pop3s.pec.aruba.it\"\r\n");
  const Finished found = run("--json --outlook '" + (root() / "a.reg").string() + "'");
  EXPECT_EQ(found.status, 1);
  EXPECT_THAT(found.out, HasSubstr("pop3.removal-unknown"));
  EXPECT_EQ(run("--outlook '" + (root() / "none.reg").string() + "'").status, 2);
}

TEST_F(AuditProgram, SpeaksTheLanguageAskedFor) {
  EXPECT_THAT(run(profile("pop3") + " --lang it").out, HasSubstr("appena scaricati"));
  EXPECT_THAT(run(profile("pop3") + " --lang de").out, HasSubstr("sobald sie abgerufen sind"));
}

}  // namespace
}  // namespace pec::cli
