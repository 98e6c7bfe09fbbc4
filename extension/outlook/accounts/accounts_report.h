// SPDX-License-Identifier: EUPL-1.2
//
// What is shown of an audit of the accounts.
#pragma once

#include <string>
#include <vector>

#include "accounts/outlook_accounts.h"
#include "host/conversation.h"
#include "reading/shown_verdict.h"
#include "texts/texts.h"

namespace pec::outlook {

struct AccountFinding {
  std::wstring account;   // its name; empty: it is about the whole computer
  std::wstring severity;  // a word; may be empty
  std::wstring title;
  std::wstring why;
  std::vector<std::wstring> remedies;  // steps, in their order
};

struct AccountsReport {
  Tone tone = Tone::unknown;  // unknown: there is no audit
  std::wstring headline;      // one sentence
  std::vector<AccountFinding> findings;
  std::wstring text;               // everything, for reading and copying; lines end with "\n"
  std::vector<std::string> grave;  // each by account and rule, for telling what is new
};

// What else is known here, beside the host's words.
struct AccountsSurroundings {
  std::vector<OutlookAccount> accounts;
  bool has_new_outlook = false;
};

// In: the reply to accounts.audit (docs/protocol.md). Whatever came does no harm: what is absent or
// of another type is left out, and a failure is an answer too, with what can be done.
AccountsReport accounts_report(const Reply& reply, const AccountsSurroundings& around,
                               const Texts& texts);

}  // namespace pec::outlook
