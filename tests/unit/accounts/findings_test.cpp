// SPDX-License-Identifier: EUPL-1.2
//
// What the findings of a whole account come to: order, grade, facts, and silence where all is well.
#include <cstddef>
#include <string>

#include "accounts/rules.h"
#include "situation.h"

namespace pec::accounts::testing {
namespace {

using std::chrono::days;

TEST(Rules, SayNothingAboutAnAccountInOrder) {
  const AuditedAccount judged = Situation().judged();
  EXPECT_TRUE(judged.is_pec);
  EXPECT_EQ(judged.grade, Grade::good);
  for (const Finding& finding : judged.findings) ADD_FAILURE() << finding.rule;
}

TEST(Rules, SayNothingAboutAnAccountThatIsNoPec) {
  Situation s;
  s.use_pop3();
  s.incoming().removal.leave_on_server = false;
  s.knowledge.decisions[std::string(kId)] = false;
  const AuditedAccount judged = s.judged();
  EXPECT_EQ(judged.grade, Grade::not_pec);
  EXPECT_TRUE(judged.findings.empty());
}

TEST(Rules, OrderFindingsByHarm) {
  Situation s;
  s.use_pop3();
  s.incoming().removal.leave_on_server = false;
  s.identity().bcc = "x@mail.example";
  s.incoming().checks_at_start = false;
  const AuditedAccount judged = s.judged();
  EXPECT_EQ(judged.grade, Grade::bad);
  ASSERT_EQ(judged.findings.size(), 4U);
  EXPECT_EQ(judged.findings[0].rule, "pop3.removed-at-once");
  EXPECT_EQ(judged.findings[1].rule, "identity.bcc");
  EXPECT_EQ(judged.findings[2].rule, "pop3.used");
  EXPECT_EQ(judged.findings[3].rule, "check.not-at-start");
}

// Every preset whose source is weak: nothing compared with it is more than a note.
TEST(Rules, MakeNotesOfWhatWeakSourcesSay) {
  std::size_t weak = 0;
  for (const Provider& provider : shipped_providers().all()) {
    if (!provider.imap || provider.imap->confidence != Confidence::low) continue;
    ++weak;
    Situation s;
    s.incoming().server = {provider.imap->host, 143, Security::plain, "studio@pec.example"};
    s.identity().outgoing.reset();
    s.identity().address = "studio@pec.example";
    for (const Finding& finding : s.judged().findings)
      EXPECT_EQ(finding.severity, Severity::note) << provider.name << " " << finding.rule;
  }
  EXPECT_GT(weak, 0U);
}

// What the issue asks: a healthy IMAP account of each provider has nothing above a note.
TEST(Rules, AcceptTheSettingsOfEachProvider) {
  for (const Provider& provider : shipped_providers().all()) {
    if (!provider.imap || !provider.smtp) continue;
    Situation s;
    const bool by_address = provider.user_form != UserForm::other_than_address;
    const std::string user = by_address ? "studio@pec.example" : "M1234567";
    s.identity().address = "studio@pec.example";
    s.incoming().server = {provider.imap->host, provider.imap->port, Security::tls, user};
    s.outgoing() = {provider.smtp->host, provider.smtp->port, Security::tls, user};
    const AuditedAccount judged = s.judged();
    EXPECT_EQ(judged.grade, Grade::good) << provider.name;
    EXPECT_EQ(judged.provider, provider.name);
  }
}

TEST(Quota, IsForecastFromGrowth) {
  Situation s;
  s.add_quota(0, 900);
  s.add_quota(10, 800);
  s.observed().receipts_bytes = 450'000'000;
  const AuditedAccount judged = s.judged();
  const Finding* const finding = find(judged, "quota.near-full");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(fact(*finding, "percent"), "90");
  EXPECT_EQ(fact(*finding, "used"), "900");
  EXPECT_EQ(fact(*finding, "limit"), "1000");
  EXPECT_EQ(fact(*finding, "days"), "10");
  EXPECT_EQ(fact(*finding, "receipts"), "50");
}

TEST(Quota, HasNoForecastWithoutGrowth) {
  for (const std::uint64_t before : {900U, 950U}) {
    Situation s;
    s.add_quota(10, before);
    s.add_quota(0, 900);
    const AuditedAccount judged = s.judged();
    const Finding* const finding = find(judged, "quota.near-full");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(fact(*finding, "days"), "");
  }
}

TEST(Quota, WithoutLimitSaysNothing) {
  Situation s;
  s.add_quota(0, 900, 0);
  EXPECT_TRUE(s.judged().findings.empty());
}

TEST(Password, ThatHasExpiredIsCritical) {
  Situation s;
  s.observed().password_made = kNow - days{400};
  const AuditedAccount judged = s.judged();
  ASSERT_EQ(judged.findings.size(), 1U);
  EXPECT_EQ(judged.findings[0].rule, "password.expires-1");
  EXPECT_EQ(fact(judged.findings[0], "days"), "0");
}

// Nothing came for months, but Thunderbird ran yesterday and checks by itself.
TEST(NotFetched, PassesAQuietMailbox) {
  Situation s;
  s.account().folders.written = kNow - days{90};
  s.setup.last_run = kNow - days{1};
  EXPECT_TRUE(s.judged().findings.empty());
}

TEST(NotFetched, SeesAProgramThatIsNeverStarted) {
  Situation s;
  s.account().folders.written = kNow - days{90};
  s.setup.last_run = kNow - days{30};
  const AuditedAccount judged = s.judged();
  const Finding* const finding = find(judged, "mailbox.not-fetched");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(fact(*finding, "days"), "30");
  s.account().folders.complete = false;  // some folder may be newer
  EXPECT_EQ(find(s.judged(), "mailbox.not-fetched"), nullptr);
}

// The front end's record says more than that the program ran: the login may be refused.
TEST(NotFetched, BelievesTheRecord) {
  Situation s;
  s.observed().last_fetch = kNow - days{20};
  EXPECT_NE(find(s.judged(), "mailbox.not-fetched"), nullptr);
}

}  // namespace
}  // namespace pec::accounts::testing
