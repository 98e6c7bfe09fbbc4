// SPDX-License-Identifier: EUPL-1.2
//
// The rules of the audit as one table. A row says what is wrong and how bad it is; why it matters
// and how to mend it are texts of locales/, under audit.<id>.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accounts/account.h"
#include "accounts/observations.h"
#include "accounts/providers.h"

namespace pec::accounts {

// The worst first.
enum class Severity { critical, serious, warning, note };

// Named values of untrusted origin, for the placeholders of the texts.
using Facts = std::vector<std::pair<std::string, std::string>>;

// An account, and what is known around it.
struct Subject {
  const Account& account;
  const Setup& setup;
  const Provider* provider = nullptr;  // null: not known
  const Observations& observations;
  std::chrono::sys_seconds now;
};

// A rule that holds.
struct Hit {
  Facts facts;
  bool is_uncertain = false;  // compared with what one old or untested source says
};

enum class Clients { both, thunderbird, outlook };
enum class Protocols { all, imap, pop3 };

struct Rule {
  std::string_view id;
  Severity severity;
  Clients clients;
  Protocols protocols;
  std::optional<Hit> (*find)(const Subject& subject);
  std::string_view source_thunderbird;  // the preference, or "observed"
  std::string_view source_outlook;      // the registry value, or "observed"; "" where none exists
};

std::span<const Rule> rules();

std::string_view severity_id(Severity severity);  // "critical", "serious", "warning", "note"

}  // namespace pec::accounts
