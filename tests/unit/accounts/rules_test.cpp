// SPDX-License-Identifier: EUPL-1.2
//
// Every rule, with a situation in which it holds and one close by in which it does not.
#include "accounts/rules.h"

#include <functional>
#include <map>
#include <set>
#include <string>

#include "situation.h"

namespace pec::accounts::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;

using Spoil = std::function<void(Situation&)>;

struct Case {
  Spoil holds;
  Spoil does_not;
};

void pop3_by_age(Situation& s) {
  s.use_pop3();
  s.incoming().removal.by_age = true;
  s.incoming().removal.days = 14;
}

void make_password(Situation& s, int days_ago) {
  s.observed().password_made = kNow - days{days_ago};
}

// One row a rule; the rules of the table and of this map are the same (see below).
const std::map<std::string, Case, std::less<>>& cases() {
  static const std::map<std::string, Case, std::less<>> rows = {
      {"pop3.removed-at-once",
       {[](Situation& s) {
          s.use_pop3();
          s.incoming().removal.leave_on_server = false;
        },
        [](Situation& s) { s.use_pop3(); }}},
      {"pop3.removed-by-age",
       {pop3_by_age,
        [](Situation& s) {
          pop3_by_age(s);
          s.incoming().removal.leave_on_server = false;  // then it is removed at once
        }}},
      {"pop3.removed-when-moved",
       {[](Situation& s) {
          s.use_pop3();
          s.incoming().removal.when_moved = true;
          s.incoming().removal.when_deleted = true;
        },
        [](Situation& s) {
          s.use_pop3();
          s.incoming().removal.when_moved = true;
        }}},
      {"pop3.removed-when-deleted",
       {[](Situation& s) {
          s.use_pop3();
          s.incoming().removal.when_deleted = true;
        },
        [](Situation& s) { s.use_pop3(); }}},
      {"pop3.removal-unknown",
       {[](Situation& s) {
          s.use_outlook();
          s.use_pop3();
          s.incoming().removal.leave_on_server.reset();
        },
        [](Situation& s) {
          s.use_outlook();
          s.use_pop3();
        }}},
      {"pop3.used", {[](Situation& s) { s.use_pop3(); }, [](Situation&) {}}},
      {"mailbox.imap-and-pop3",
       {[](Situation& s) {
          s.setup.accounts.push_back(s.account());
          s.use_pop3();
        },
        [](Situation& s) {
          s.setup.accounts.push_back(s.account());
          s.setup.accounts.back().identities.front().address = "other@pec.it";
          s.setup.accounts.back().incoming.server.user = "other@pec.it";
          s.use_pop3();
        }}},
      {"server.not-encrypted",
       {[](Situation& s) { s.incoming().server.security = Security::plain; },
        [](Situation& s) {
          s.incoming().server.security = Security::plain;
          s.incoming().server.host = "127.0.0.1";
        }}},
      {"server.host-differs",
       {[](Situation& s) { s.incoming().server.host = "mail.pec.example"; },
        [](Situation& s) { s.incoming().server.host = "IMAPS.pec.aruba.it"; }}},
      {"server.port-differs",
       {[](Situation& s) { s.incoming().server.port = 143; },
        [](Situation& s) { s.incoming().server.port = 0; }}},  // not known
      {"server.user-not-address",
       {[](Situation& s) { s.incoming().server.user = "studio"; },
        [](Situation& s) { s.incoming().server.user = "alias@pec.it"; }}},
      {"server.user-is-address",
       {[](Situation& s) { s.incoming().server.host = "mbox.cert.legalmail.it"; },
        [](Situation& s) {
          s.incoming().server.host = "mbox.cert.legalmail.it";
          s.incoming().server.user = "M1234567";
        }}},
      {"sending.not-encrypted",
       {[](Situation& s) { s.outgoing().security = Security::plain; },
        [](Situation& s) { s.outgoing().security.reset(); }}},  // not known
      {"sending.host-differs",
       {[](Situation& s) { s.outgoing().host = "smtp.mail.example"; },
        [](Situation& s) { s.identity().outgoing.reset(); }}},
      {"sending.port-differs",
       {[](Situation& s) { s.outgoing().port = 587; },
        [](Situation& s) { s.outgoing().host = "smtp.mail.example"; }}},
      {"sending.login-differs",
       {[](Situation& s) { s.outgoing().user = "other@pec.it"; },
        [](Situation& s) { s.outgoing().user = "Studio@pec.it"; }}},
      {"identity.bcc",
       {[](Situation& s) { s.identity().bcc = "archive@mail.example"; }, [](Situation&) {}}},
      {"identity.cc",
       {[](Situation& s) { s.identity().cc = "archive@mail.example"; }, [](Situation&) {}}},
      {"identity.reply-to",
       {[](Situation& s) { s.identity().reply_to = "studio@mail.example"; },
        [](Situation& s) { s.identity().reply_to = "Studio <STUDIO@pec.it>"; }}},
      {"sent.not-kept", {[](Situation& s) { s.identity().keeps_sent = false; }, [](Situation&) {}}},
      {"sent.local-only",
       {[](Situation& s) { s.identity().sent_is_local = true; },
        [](Situation& s) {
          s.use_pop3();
          s.identity().sent_is_local = true;
        }}},
      {"filter.deletes",
       {[](Situation& s) { s.add_filter("Delete"); },
        [](Situation& s) {
          s.add_filter("Delete");
          s.account().filters.back().enabled = false;
        }}},
      {"filter.moves-away",
       {[](Situation& s) {
          s.add_filter("Move to folder", "mailbox://nobody@Local%20Folders/PEC");
        },
        [](Situation& s) {
          s.add_filter("Move to folder", "imap://studio%40pec.it@imaps.pec.aruba.it/INBOX/PEC");
        }}},
      {"filter.moves",
       {[](Situation& s) {
          s.add_filter("Move to folder", "imap://studio%40pec.it@imaps.pec.aruba.it/INBOX/PEC");
        },
        [](Situation& s) {
          s.add_filter("Move to folder", "imap://studio%40pec.it@imaps.pec.aruba.it/Trash");
        }}},
      {"filter.marks",
       {[](Situation& s) { s.add_filter("JunkScore", "100"); },
        [](Situation& s) { s.add_filter("JunkScore", "0"); }}},
      {"junk.purged",
       {[](Situation& s) { s.incoming().junk_is_purged = true; }, [](Situation&) {}}},
      {"junk.moved", {[](Situation& s) { s.incoming().junk_is_moved = true; }, [](Situation&) {}}},
      {"retention.by-age",
       {[](Situation& s) { s.incoming().retention = Retention::by_age; },
        [](Situation& s) { s.incoming().retention = Retention::by_count; }}},
      {"retention.by-count",
       {[](Situation& s) { s.incoming().retention = Retention::by_count; },
        [](Situation& s) { s.incoming().retention = Retention::by_age; }}},
      {"trash.emptied-on-exit",
       {[](Situation& s) { s.incoming().empties_trash_on_exit = true; }, [](Situation&) {}}},
      {"offline.off",
       {[](Situation& s) { s.incoming().keeps_offline_copy = false; },
        [](Situation& s) { s.incoming().keeps_offline_copy.reset(); }}},
      {"offline.recent-only",
       {[](Situation& s) { s.incoming().offline_days = 30; },
        [](Situation& s) {  // without copies at all, another rule says more
          s.incoming().offline_days = 30;
          s.incoming().keeps_offline_copy = false;
        }}},
      {"offline.heads-only",
       {[](Situation& s) {
          s.use_pop3();
          s.incoming().fetches_heads_only = true;
        },
        [](Situation& s) { s.use_pop3(); }}},
      {"trash.not-used",
       {[](Situation& s) { s.incoming().deletes_without_trash = true; }, [](Situation&) {}}},
      {"check.by-hand",
       {[](Situation& s) {
          s.incoming().checks_by_itself = false;
          s.incoming().checks_at_start = false;
        },
        [](Situation& s) { s.incoming().checks_by_itself = false; }}},
      {"check.only-at-start",
       {[](Situation& s) { s.incoming().checks_by_itself = false; }, [](Situation&) {}}},
      {"check.rare",
       {[](Situation& s) { s.incoming().check_minutes = 61; },
        [](Situation& s) { s.incoming().check_minutes = 60; }}},
      {"check.not-at-start",
       {[](Situation& s) { s.incoming().checks_at_start = false; }, [](Situation&) {}}},
      {"mailbox.not-fetched",
       {[](Situation& s) { s.observed().last_fetch = kNow - days{7}; },
        [](Situation& s) { s.observed().last_fetch = kNow - days{7} + hours{1}; }}},
      {"settings.unreadable",
       {[](Situation& s) {
          s.account().problems.push_back({"msgFilterRules.dat", 3, "syntax", ""});
        },
        [](Situation&) {}}},
      {"outlook.new",
       {[](Situation& s) {
          s.use_outlook();
          s.account().new_outlook = true;
        },
        [](Situation& s) { s.use_outlook(); }}},
      {"quota.full",
       {[](Situation& s) { s.add_quota(0, 950); }, [](Situation& s) { s.add_quota(0, 949); }}},
      {"quota.near-full",
       {[](Situation& s) { s.add_quota(0, 800); }, [](Situation& s) { s.add_quota(0, 799); }}},
      {"mailbox.ordinary-mail",
       {[](Situation& s) { s.observed().anomalies = 1; },
        [](Situation& s) { s.observed().anomalies = 0; }}},
      {"password.expires-1",
       {[](Situation& s) { make_password(s, 89); }, [](Situation& s) { make_password(s, 88); }}},
      {"password.expires-7",
       {[](Situation& s) { make_password(s, 83); }, [](Situation& s) { make_password(s, 82); }}},
      {"password.expires-14",
       {[](Situation& s) { make_password(s, 76); }, [](Situation& s) { make_password(s, 75); }}},
  };
  return rows;
}

TEST(Rules, EachHasACase) {
  std::set<std::string> ids;
  for (const Rule& rule : rules()) EXPECT_TRUE(ids.insert(std::string(rule.id)).second) << rule.id;
  std::set<std::string> tested;
  for (const auto& [id, row] : cases()) tested.insert(id);
  EXPECT_EQ(ids, tested);
}

TEST(Rules, HoldAndDoNotHold) {
  for (const Rule& rule : rules()) {
    const Case& row = cases().find(rule.id)->second;
    Situation bad;
    row.holds(bad);
    const AuditedAccount judged = bad.judged();
    const Finding* const finding = find(judged, rule.id);
    ASSERT_NE(finding, nullptr) << rule.id;
    EXPECT_EQ(finding->severity, rule.severity) << rule.id;
    EXPECT_FALSE(finding->source.empty()) << rule.id;
    Situation good;
    row.does_not(good);
    EXPECT_EQ(find(good.judged(), rule.id), nullptr) << rule.id;
  }
}

}  // namespace
}  // namespace pec::accounts::testing
