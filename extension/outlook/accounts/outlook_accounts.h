// SPDX-License-Identifier: EUPL-1.2
//
// The accounts of the profile that Outlook has open, as its object model tells of them. The servers
// and what POP3 does are in the registry, which the host reads.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "com/dispatch.h"
#include "texts/texts.h"

namespace pec::outlook {

// OlAccountType ("Outlook VBA reference").
enum class AccountType { exchange = 0, imap = 1, pop3 = 2, http = 3, eas = 4, other = 5 };

struct OutlookAccount {
  std::string name;     // DisplayName
  std::string address;  // SmtpAddress
  AccountType type = AccountType::other;
  std::string store;        // where its new messages are put; empty where Outlook does not tell
  bool is_default = false;  // and that is the profile's own place
};

// Reads them on Outlook's thread, for as long as it may take; what cannot be read is left out. In:
// Outlook's Application, or null.
std::vector<OutlookAccount> read_outlook_accounts(IDispatch* application,
                                                  std::chrono::steady_clock::time_point until);

// The member `accounts` of accounts.audit (docs/protocol.md); of those that have an address.
nlohmann::json accounts_member(const std::vector<OutlookAccount>& accounts);

// A line an account, for people.
std::wstring lines_of(const std::vector<OutlookAccount>& accounts, const Texts& texts);

}  // namespace pec::outlook
