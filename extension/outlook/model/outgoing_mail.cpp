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

bool is_over(Until until) { return std::chrono::steady_clock::now() >= until; }

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

tl::expected<Owned<IDispatch>, HRESULT> accounts_of(IDispatch* item) {
  const auto session = get_object(item, L"Session");
  if (!session) return tl::make_unexpected(session.error());
  return get_object(session->get(), L"Accounts");
}

std::string format_of(IDispatch* item) {
  const long format = number_of(item, L"BodyFormat");
  if (format == kRichText) return "rtf";
  return format == kPlain ? "plain" : "html";
}

void read_content(IDispatch* item, OutgoingMail& out) {
  out.subject = text_of(item, L"Subject");
  out.format = format_of(item);
  out.bytes = static_cast<std::uint64_t>(std::max(0L, number_of(item, L"Size")));
  if (const std::string type = property_of(item, kReceiptTypeProperty); !type.empty())
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

OutgoingMailReader::OutgoingMailReader(IDispatch* item) : item_(shared(item)) {}

OutgoingMailReader::Outcome OutgoingMailReader::read(Until until) {
  do {
    const Outcome outcome = step();
    if (outcome != Outcome::goes_on) return outcome;
  } while (!is_over(until));
  return Outcome::goes_on;
}

void OutgoingMailReader::go_on() {
  collection_.reset();
  stage_ = static_cast<Stage>(static_cast<int>(stage_) + 1);
}

OutgoingMailReader::Outcome OutgoingMailReader::step() {
  IDispatch* const item = item_.get();
  switch (stage_) {
    case Stage::recipients:
      if (!next_of([item] { return get_object(item, L"Recipients"); },
                   [this](IDispatch* one) { return read_recipient(one, mail_); }))
        return Outcome::failed;
      break;
    case Stage::sender:
      if (const auto account = get_object(item, L"SendUsingAccount"))
        mail_.from = text_of(account->get(), L"SmtpAddress");
      go_on();
      break;
    case Stage::accounts:
      if (!next_of([item] { return accounts_of(item); },
                   [this](IDispatch* one) { return read_account(one); }))
        go_on();
      break;
    case Stage::attachments:
      if (!next_of([item] { return get_object(item, L"Attachments"); },
                   [this](IDispatch* one) { return read_attachment(one); }))
        return Outcome::failed;
      break;
    case Stage::content:
      read_content(item, mail_);
      go_on();
      break;
    case Stage::reply_to:
      if (!next_of([item] { return get_object(item, L"ReplyRecipients"); },
                   [this](IDispatch* one) { return read_reply_to(one); }))
        go_on();
      break;
    case Stage::end:
      break;
  }
  return stage_ == Stage::end ? Outcome::complete : Outcome::goes_on;
}

// The next member of a collection, which counts from 1; after the last the stage is over. Out:
// false when it could not be had.
bool OutgoingMailReader::next_of(const std::function<Found()>& collection,
                                 const std::function<bool(IDispatch* member)>& take) {
  if (!collection_) {
    auto found = collection();
    const auto count = found ? get(found->get(), L"Count") : tl::make_unexpected(found.error());
    if (!count || !count->is_number()) return false;
    collection_ = std::move(*found);
    count_ = count->number();
    at_ = 0;
  }
  if (at_ >= count_) {
    go_on();
    return true;
  }
  const Value index(++at_);
  const auto member = get_object(collection_.get(), L"Item", {&index});
  return member && take(member->get());
}

bool OutgoingMailReader::read_account(IDispatch* account) {
  std::string address = text_of(account, L"SmtpAddress");
  // Without a choice Outlook sends with the first.
  if (mail_.from.empty()) mail_.from = address;
  if (!address.empty()) mail_.addresses.push_back(std::move(address));
  return true;
}

bool OutgoingMailReader::read_reply_to(IDispatch* recipient) {
  if (mail_.reply_to.empty()) mail_.reply_to = address_of(recipient);
  return true;
}

bool OutgoingMailReader::read_attachment(IDispatch* attachment) {
  if (mail_.attachments.size() >= kMaxAttachments) return true;
  const long bytes = std::max(0L, number_of(attachment, L"Size"));
  mail_.attachments.push_back(
      {text_of(attachment, L"FileName"), static_cast<std::uint64_t>(bytes)});
  return true;
}

OutgoingMail read_outgoing_mail(IDispatch* item, Until until) {
  OutgoingMailReader reader(item);
  const OutgoingMailReader::Outcome outcome = reader.read(until);
  OutgoingMail out = reader.mail();
  out.complete = outcome == OutgoingMailReader::Outcome::complete;
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
