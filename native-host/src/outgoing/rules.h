// SPDX-License-Identifier: EUPL-1.2
//
// The rules for drafts as one table. A row says what is wrong and how bad it is; why it matters and
// what the remedies are called are texts of locales/, under send.<id> and send.remedy.<id>.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "outgoing/attachments.h"
#include "outgoing/check.h"

namespace pec::outgoing {

// A draft and what is known around it.
struct Subject {
  const Draft& draft;
  const Sender& sender;
  const std::vector<CheckedRecipient>& recipients;
  const SendingRules& rules;
  ProviderLimits limits;  // of the sender's provider
  const std::string& provider;
  const Inspection& attachments;
  std::chrono::sys_seconds now;
};

// One time that a rule holds. Each becomes a finding of its own.
struct Hit {
  Facts facts;
  std::vector<std::string> recipients;
  std::vector<Remedy> remedies;
};

enum class Senders { all, pec, ordinary };

struct Rule {
  std::string_view id;
  Severity severity;
  Senders senders;
  std::vector<Hit> (*find)(const Subject& subject);
  std::string_view source;
};

// Of one severity, in the order in which a person should read them.
std::span<const Rule> rules();

}  // namespace pec::outgoing
