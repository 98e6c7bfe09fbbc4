// SPDX-License-Identifier: EUPL-1.2
//
// A draft and what is known of its addresses -> findings.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "addresses/evidence.h"
#include "outgoing/draft.h"
#include "outgoing/finding.h"
#include "outgoing/policy.h"
#include "outgoing/sender.h"
#include "outgoing/sending_rules.h"

namespace pec::outgoing {

enum class Field { to, cc, bcc };

struct CheckedRecipient {
  Field field = Field::to;
  std::string address;  // as written in the draft
  addresses::AddressReport report;
};

struct Checked {
  std::string sender;
  bool sender_is_pec = false;
  std::string provider;  // of the sender; empty: not known
  std::vector<CheckedRecipient> recipients;
  std::vector<Finding> findings;  // the worst first
  Action action = Action::none;   // the strictest of the findings'
};

using LookUp = std::function<addresses::AddressReport(std::string_view address)>;

// Never fails; takes the time of one look_up a recipient, and of reading the attachments within the
// limits of attachments.h. Rules for PEC senders are left out where the sender is none.
Checked check(const Draft& draft, const Sender& sender, const LookUp& look_up,
              const SendingRules& rules, const Policy& policy, std::chrono::sys_seconds now);

std::string_view field_id(Field field);  // "to", "cc", "bcc"

// Whether something above a note was found.
bool has_findings(const Checked& checked);

}  // namespace pec::outgoing
