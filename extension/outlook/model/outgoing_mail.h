// SPDX-License-Identifier: EUPL-1.2
//
// A message that Outlook is about to send, as its object model tells of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "com/dispatch.h"

namespace pec::outlook {

struct MailRecipient {
  std::string display;
  std::string address;  // SMTP; empty where Outlook does not tell
};

struct MailAttachment {
  std::string name;
  std::uint64_t bytes = 0;
};

struct OutgoingMail {
  std::string from;                    // of the account that sends
  std::vector<std::string> addresses;  // of all accounts
  std::string reply_to;
  std::vector<MailRecipient> to, cc, bcc;
  std::vector<std::string> lists;  // whose members Outlook does not tell
  std::string subject;
  std::string format = "plain";  // as draft.check takes it
  std::optional<std::string> receipt_type;
  std::uint64_t bytes = 0;  // of the whole; 0: not known
  std::vector<MailAttachment> attachments;
  bool complete = true;  // false: not all could be read, so nothing may be said of the rest
};

// Whether the item is a message (MailItem), and not a request for a meeting, a task or a report.
bool is_mail(IDispatch* item);

// Reads a message on Outlook's own thread, for as long as it may take. What an account or a version
// of Outlook does not tell is left empty; a recipient that cannot be read, and a time that is over,
// make it incomplete. Nothing is changed.
OutgoingMail read_outgoing_mail(IDispatch* item, std::chrono::steady_clock::time_point until);

// The parameters of draft.check (docs/protocol.md).
nlohmann::json draft_params(const OutgoingMail& mail, std::string_view language);

}  // namespace pec::outlook
