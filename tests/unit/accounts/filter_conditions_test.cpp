// SPDX-License-Identifier: EUPL-1.2
//
// conditions_keeping.cpp: which filters count, and where those that move messages put them.
#include <map>
#include <string>

#include "situation.h"

namespace pec::accounts::testing {
namespace {

// One provider, one server, two mailboxes.
TEST(Filters, TellMailboxesOfOneServerApart) {
  for (const auto& [folder, rule] : std::map<std::string, std::string>{
           {"imap://altro%40pec.it@imaps.pec.aruba.it/INBOX", "filter.moves-away"},
           {"imap://studio%40pec.it@imaps.pec.aruba.it/INBOX/PEC", "filter.moves"},
           {"imap://Studio%40PEC.it@imaps.pec.aruba.it/INBOX/PEC", "filter.moves"}}) {
    Situation s;
    s.add_filter("Move to folder", folder);
    const AuditedAccount judged = s.judged();
    ASSERT_EQ(judged.findings.size(), 1U) << folder;
    EXPECT_EQ(judged.findings[0].rule, rule) << folder;
  }
}

TEST(Filters, KnowTheTrashByTheNameItHas) {
  Situation s;
  s.add_filter("Move to folder",
               "imap://studio%40pec.it@imaps.pec.aruba.it/INBOX/Elementi%20eliminati");
  const AuditedAccount before = s.judged();
  s.incoming().trash = "INBOX/Elementi eliminati";
  const AuditedAccount after = s.judged();
  EXPECT_NE(find(before, "filter.moves"), nullptr);
  EXPECT_NE(find(after, "filter.moves-away"), nullptr);
}

TEST(Filters, PassOverFiltersRunByHand) {
  Situation s;
  for (const char* action : {"Delete", "Mark read", "Move to folder"})
    s.add_filter(action, "Trash");
  for (Filter& filter : s.account().filters) filter.runs_by_itself = false;
  EXPECT_TRUE(s.judged().findings.empty());
}

}  // namespace
}  // namespace pec::accounts::testing
