// SPDX-License-Identifier: EUPL-1.2
//
// The audit: what in the settings of each PEC account can lose or void a message. Identifiers and
// facts, no sentence; the rules are the table in rules.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accounts/account.h"
#include "accounts/observations.h"
#include "accounts/pec_evidence.h"
#include "accounts/problem.h"
#include "accounts/providers.h"
#include "accounts/rules.h"

namespace pec::accounts {

// Of one account: nothing above a note; a warning at most; something serious; not looked at.
enum class Grade { good, attention, bad, not_pec };

struct Finding {
  std::string_view rule;
  Severity severity = Severity::note;
  Facts facts;
  std::string_view source;  // the setting or the observation it was seen in
};

struct AuditedAccount {
  std::string id;
  std::string name;
  Protocol protocol = Protocol::other;
  std::vector<std::string> addresses;
  bool is_pec = false;
  std::vector<Evidence> evidence;
  std::string provider;  // empty: not known
  Grade grade = Grade::not_pec;
  std::vector<Finding> findings;  // the most harmful first
};

struct Audit {
  Client client = Client::thunderbird;
  std::string profile;
  std::vector<AuditedAccount> accounts;
  std::vector<Problem> problems;  // what could not be read, of accounts that are PEC
};

Audit audit(const Setup& setup, const Providers& providers, const Knowledge& knowledge);

// Whether some finding of some account is above a note.
bool has_findings(const Audit& audit);

std::string_view grade_id(Grade grade);  // "good", "attention", "bad", "not-pec"

}  // namespace pec::accounts
