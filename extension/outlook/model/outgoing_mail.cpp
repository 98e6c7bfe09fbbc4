// SPDX-License-Identifier: EUPL-1.2
//
// Members and numbers are those of Microsoft's "Outlook VBA reference": MailItem, Recipient,
// Account, AddressEntry, PropertyAccessor, OlObjectClass, OlMailRecipientType, OlBodyFormat.
#include "model/outgoing_mail.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pec::outlook {
namespace {

using nlohmann::json;
using Until = std::chrono::steady_clock::time_point;

constexpr long kMail = 43;  // olMail
constexpr long kTo = 1, kCc = 2, kBcc = 3;
constexpr long kPlain = 1, kRichText = 3;
constexpr long kOutlookList = 11, kExchangeList = 1;  // OlAddressEntryUserType
// More than draft.check takes is too many for any provider (kMaxRecipients of the host).
constexpr std::size_t kMaxRecipients = 1500;
constexpr std::size_t kMaxAttachments = 1000;
// PR_SMTP_ADDRESS: of a recipient whose address is Exchange's.
constexpr const wchar_t* kSmtpAddress = L"http://schemas.microsoft.com/mapi/proptag/0x39FE001F";
// A header of the message that is sent (PS_INTERNET_HEADERS).
constexpr const wchar_t* kReceiptType =
    L"http://schemas.microsoft.com/mapi/string/{00020386-0000-0000-C000-000000000046}/"
    L"X-TipoRicevuta";

bool is_over(Until until) { return std::chrono::steady_clock::now() >= until; }

std::string text_of(IDispatch* object, const wchar_t* name) {
  const auto value = get(object, name);
  return value ? value->text() : std::string();
}

long number_of(IDispatch* object, const wchar_t* name) {
  const auto value = get(object, name);
  return value ? value->number() : 0;
}

// A property that has no member of its own; empty where there is none.
std::string property_of(IDispatch* object, const wchar_t* property) {
  const auto accessor = get_object(object, L"PropertyAccessor");
  if (!accessor) return {};
  const Value name{std::wstring_view(property)};
  const auto value = get(accessor->get(), L"GetProperty", {&name});
  return value ? value->text() : std::string();
}

// Calls `take` with each member of a collection, which counts from 1. Out: false when one could not
// be had, or the time is over.
template <typename Take>
bool each_of(IDispatch* collection, Until until, Take take) {
  const auto count = get(collection, L"Count");
  if (!count || !count->is_number()) return false;
  for (long at = 1; at <= count->number(); ++at) {
    if (is_over(until)) return false;
    const Value index(at);
    const auto member = get_object(collection, L"Item", {&index});
    if (!member) return false;
    if (!take(member->get())) return false;
  }
  return true;
}

std::string address_of(IDispatch* recipient) {
  std::string address = text_of(recipient, L"Address");
  if (address.find('@') != std::string::npos) return address;
  // An address of Exchange's ("/o=...") tells nothing to a provider.
  std::string smtp = property_of(recipient, kSmtpAddress);
  return smtp.empty() ? address : smtp;
}

bool is_list(IDispatch* recipient) {
  const auto entry = get_object(recipient, L"AddressEntry");
  if (!entry) return false;
  const auto type = get(entry->get(), L"AddressEntryUserType");
  if (!type || !type->is_number()) return false;
  return type->number() == kOutlookList || type->number() == kExchangeList;
}

bool read_recipient(IDispatch* recipient, OutgoingMail& out) {
  const auto type = get(recipient, L"Type");
  if (!type || !type->is_number()) return false;
  MailRecipient one{text_of(recipient, L"Name"), address_of(recipient)};
  if (is_list(recipient)) {
    out.lists.push_back(one.display.empty() ? one.address : one.display);
    return true;
  }
  // One that Outlook has not resolved stands there as it was written.
  if (one.address.empty()) one.address = one.display;
  std::vector<MailRecipient>* field = nullptr;
  if (type->number() == kTo) field = &out.to;
  if (type->number() == kCc) field = &out.cc;
  if (type->number() == kBcc) field = &out.bcc;
  if (field == nullptr) return true;  // the sender himself (olOriginator)
  if (field->size() < kMaxRecipients) field->push_back(std::move(one));
  return true;
}

void read_sender(IDispatch* item, Until until, OutgoingMail& out) {
  if (const auto account = get_object(item, L"SendUsingAccount"))
    out.from = text_of(account->get(), L"SmtpAddress");
  const auto session = get_object(item, L"Session");
  if (!session) return;
  const auto accounts = get_object(session->get(), L"Accounts");
  if (!accounts) return;
  each_of(accounts->get(), until, [&out](IDispatch* account) {
    std::string address = text_of(account, L"SmtpAddress");
    if (!address.empty()) out.addresses.push_back(std::move(address));
    return true;
  });
  // Without a choice Outlook sends with the first.
  if (out.from.empty() && !out.addresses.empty()) out.from = out.addresses.front();
}

void read_reply_to(IDispatch* item, Until until, OutgoingMail& out) {
  const auto others = get_object(item, L"ReplyRecipients");
  if (!others) return;
  each_of(others->get(), until, [&out](IDispatch* recipient) {
    if (out.reply_to.empty()) out.reply_to = address_of(recipient);
    return true;
  });
}

std::string format_of(IDispatch* item) {
  const long format = number_of(item, L"BodyFormat");
  if (format == kRichText) return "rtf";
  return format == kPlain ? "plain" : "html";
}

bool read_recipients(IDispatch* item, Until until, OutgoingMail& out) {
  const auto recipients = get_object(item, L"Recipients");
  return recipients && each_of(recipients->get(), until, [&out](IDispatch* recipient) {
           return read_recipient(recipient, out);
         });
}

bool read_attachments(IDispatch* item, Until until, OutgoingMail& out) {
  const auto attachments = get_object(item, L"Attachments");
  return attachments && each_of(attachments->get(), until, [&out](IDispatch* attachment) {
           if (out.attachments.size() >= kMaxAttachments) return true;
           const long bytes = std::max(0L, number_of(attachment, L"Size"));
           out.attachments.push_back(
               {text_of(attachment, L"FileName"), static_cast<std::uint64_t>(bytes)});
           return true;
         });
}

void read_content(IDispatch* item, OutgoingMail& out) {
  out.subject = text_of(item, L"Subject");
  out.format = format_of(item);
  out.bytes = static_cast<std::uint64_t>(std::max(0L, number_of(item, L"Size")));
  if (const std::string type = property_of(item, kReceiptType); !type.empty())
    out.receipt_type = type;
}

json people(const std::vector<MailRecipient>& recipients) {
  json out = json::array();
  for (const MailRecipient& one : recipients)
    out.push_back({{"display", one.display}, {"address", one.address}});
  return out;
}

}  // namespace

bool is_mail(IDispatch* item) { return number_of(item, L"Class") == kMail; }

OutgoingMail read_outgoing_mail(IDispatch* item, Until until) {
  OutgoingMail out;
  out.complete = read_recipients(item, until, out);
  // What is left to read does not make an incomplete message a complete one.
  if (out.complete) read_sender(item, until, out);
  if (out.complete) out.complete = read_attachments(item, until, out);
  if (out.complete && !is_over(until)) read_content(item, out);
  if (out.complete && !is_over(until)) read_reply_to(item, until, out);
  out.complete = out.complete && !is_over(until);
  return out;
}

json draft_params(const OutgoingMail& mail, std::string_view language) {
  json identities = json::array();
  for (const std::string& address : mail.addresses) {
    if (address != mail.from)
      identities.push_back({{"id", address}, {"address", address}, {"pec", nullptr}});
  }
  json attachments = json::array();
  for (const MailAttachment& one : mail.attachments)
    attachments.push_back(
        {{"name", one.name}, {"type", nullptr}, {"bytes", one.bytes}, {"message", nullptr}});
  json draft = {
      {"from", mail.from},       {"to", people(mail.to)},    {"cc", people(mail.cc)},
      {"bcc", people(mail.bcc)}, {"lists", mail.lists},      {"subject", mail.subject},
      {"format", mail.format},   {"body_bytes", mail.bytes}, {"attachments", attachments}};
  if (!mail.reply_to.empty()) draft["reply_to"] = mail.reply_to;
  if (mail.receipt_type) draft["receipt_type"] = *mail.receipt_type;
  return {{"language", language},
          {"sender",
           {{"address", mail.from},
            {"account_addresses", {mail.from}},
            {"pec", nullptr},
            {"identities", identities}}},
          {"draft", draft}};
}

}  // namespace pec::outlook
