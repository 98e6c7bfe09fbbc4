// SPDX-License-Identifier: EUPL-1.2
//
// A message that Outlook is about to send, as its object model tells of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "com/dispatch.h"

namespace pec::outlook {

// The kind of receipt that a message asks for: a header of what is sent (PS_INTERNET_HEADERS), by
// its name for a PropertyAccessor.
inline constexpr const wchar_t* kReceiptTypeProperty =
    L"http://schemas.microsoft.com/mapi/string/{00020386-0000-0000-C000-000000000046}/"
    L"X-TipoRicevuta";

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

// Reads a message on Outlook's own thread, in as many turns as whoever asks can spare; what an
// account or a version of Outlook does not tell is left empty. Nothing is changed. Holds the item.
class OutgoingMailReader {
 public:
  explicit OutgoingMailReader(IDispatch* item);

  enum class Outcome {
    goes_on,   // there is more to read
    complete,  // mail() is all of it
    failed     // a recipient or an attachment cannot be read, or went away meanwhile
  };
  // Reads on until the time is over; a step at least, of a few calls.
  Outcome read(std::chrono::steady_clock::time_point until);

  const OutgoingMail& mail() const { return mail_; }

 private:
  enum class Stage { recipients, sender, accounts, attachments, content, reply_to, end };

  Outcome step();
  void go_on();
  using Found = tl::expected<Owned<IDispatch>, HRESULT>;
  bool next_of(const std::function<Found()>& collection,
               const std::function<bool(IDispatch* member)>& take);
  bool read_account(IDispatch* account);
  bool read_attachment(IDispatch* attachment);
  bool read_reply_to(IDispatch* recipient);

  Owned<IDispatch> item_;
  OutgoingMail mail_;
  Stage stage_ = Stage::recipients;
  // Of the collection that is being read.
  Owned<IDispatch> collection_;
  long count_ = 0;
  long at_ = 0;
};

// Reads a message on Outlook's own thread, for as long as it may take. What an account or a version
// of Outlook does not tell is left empty; a recipient that cannot be read, and a time that is over,
// make it incomplete. Nothing is changed.
OutgoingMail read_outgoing_mail(IDispatch* item, std::chrono::steady_clock::time_point until);

// The parameters of draft.check (docs/protocol.md).
nlohmann::json draft_params(const OutgoingMail& mail, std::string_view language);

}  // namespace pec::outlook
