// SPDX-License-Identifier: EUPL-1.2
//
// A message that has come, as Outlook's object model tells of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "com/dispatch.h"

namespace pec::outlook {

struct ReceivedMail {
  std::string identity;                // of this state of this message; empty where there is none
  std::vector<std::string> accounts;   // addresses of the account in whose store it lies
  std::optional<std::string> arrived;  // RFC 3339, UTC
  bool is_here = true;                 // false: only its headers have been fetched yet
};

// Whether the item is a message that was not written here just now (MailItem.Sent): received, or a
// copy of one sent.
bool has_been_sent(IDispatch* item);

// Reads what can be had, on Outlook's thread, without changing anything. What is not there stays
// empty.
ReceivedMail read_received_mail(IDispatch* item);

// In: a time of this computer's zone, as Outlook tells times (DATE). None where it is no time that
// the calendar has, or the year 4501, by which Outlook says "none".
std::optional<std::string> instant_of(double date);

}  // namespace pec::outlook
