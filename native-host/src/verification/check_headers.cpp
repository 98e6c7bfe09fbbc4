// SPDX-License-Identifier: EUPL-1.2
//
// header.*: the outer headers are not signed; where they say otherwise than the signed
// daticert.xml, somebody changed them on the way.
#include <algorithm>
#include <array>
#include <chrono>

#include "text/ascii.h"
#include "text/instant.h"
#include "verification/checks.h"
#include "verification/subject_text.h"

namespace pec::verification {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kDateTolerance = 10min;

// A header field beside what the provider certified.
struct Difference {
  std::string field;
  std::string found;
  std::string certified;
};

// Addresses of a field, and the field as it stands where a parser drops some of it although a mail
// program may show or use it.
std::vector<mail::Address> shown_addresses(const Examination& e, std::string_view field) {
  const std::string_view raw = e.root.headers.first(field);
  std::vector<mail::Address> out = mail::addresses(raw);
  const auto listed = mail::listed_addresses(raw);
  if (!listed || *listed > out.size()) out.push_back({{}, mail::unfolded(raw)});
  return out;
}

// A field that stands twice with two values: mail programs differ in which they show.
void compare_repeated(const Examination& e, std::initializer_list<std::string_view> names,
                      std::vector<Difference>& out) {
  for (const std::string_view name : names) {
    const std::string first = mail::unfolded(e.root.headers.first(name));
    const auto& fields = e.root.headers.fields();
    const auto other =
        std::find_if(fields.begin(), fields.end(), [&first, name](const mail::HeaderField& field) {
          return text::equals_ignoring_case(field.name, name) &&
                 mail::unfolded(field.value) != first;
        });
    if (other != fields.end())
      out.push_back({std::string(name), mail::unfolded(other->value), first});
  }
}

bool comparable(const Examination& e) { return e.certification && e.has_message_headers; }

Check not_comparable(const Examination& e, CheckId id) {
  return e.certification ? skipped_without_headers(e, id) : skipped(id);
}

Check differences_check(CheckId id, const std::vector<Difference>& differences,
                        std::vector<Fact> extra = {}) {
  if (differences.empty()) return passed(id);
  std::vector<std::string> fields;
  std::vector<std::string> found;
  std::vector<std::string> certified;
  for (const Difference& difference : differences) {
    fields.push_back(difference.field);
    found.push_back(difference.found);
    certified.push_back(difference.certified);
  }
  extra.insert(
      extra.end(),
      {{"fields", joined(fields)}, {"found", joined(found)}, {"certified", joined(certified)}});
  return make_check(id, Result::warn, std::move(extra));
}

// What differs unless the one address of `list` is `certified`.
void compare_one(std::string_view field, const std::vector<mail::Address>& list,
                 const std::string& certified, std::vector<Difference>& out) {
  if (list.size() == 1 && same_address(list.front().address, certified)) return;
  out.push_back({std::string(field), addresses_text(list), certified});
}

void compare_return_path(const Examination& e, std::string_view certified,
                         std::vector<Difference>& out) {
  // Written by the last server, so a message saved elsewhere may lack it.
  if (!e.root.headers.has("Return-Path")) return;
  const std::string found = mail::return_path(e.root.headers.first("Return-Path"));
  if (!same_address(found, certified))
    out.push_back({"return_path", found, std::string(certified)});
}

bool is_certified_recipient(const Examination& e, const mail::Address& address) {
  return std::any_of(e.certification->recipients.begin(), e.certification->recipients.end(),
                     [&address](const certification::Recipient& recipient) {
                       return same_address(recipient.address, address.address);
                     });
}

void compare_recipients(const Examination& e, std::vector<Difference>& out) {
  std::vector<std::string> strangers;
  for (const std::string_view name : {"To", "Cc"})
    for (const mail::Address& address : shown_addresses(e, name))
      if (!is_certified_recipient(e, address)) strangers.push_back(address.address);
  if (!strangers.empty()) out.push_back({"recipients", joined(strangers), {}});
}

// RFC 6109, 3.1.5 and the Italian rules: From is "Per conto di: <sender>".
void compare_display(const Examination& e, std::vector<Difference>& out) {
  constexpr std::string_view kOnBehalfOf = "Per conto di:";
  const std::string display = e.from.empty() ? std::string{} : e.from.front().display;
  std::string_view named = text::trimmed(display);
  if (text::starts_with_ignoring_case(named, kOnBehalfOf)) {
    named = text::trimmed(named.substr(kOnBehalfOf.size()));
    if (same_address(named, e.certification->sender)) return;
  }
  out.push_back({"from_display", display, e.certification->sender});
}

void compare_envelope(const Examination& e, std::vector<Difference>& out) {
  compare_display(e, out);
  compare_return_path(e, e.certification->sender, out);
  compare_recipients(e, out);
}

void compare_receipt(const Examination& e, std::vector<Difference>& out) {
  compare_one("to", shown_addresses(e, "To"), e.certification->sender, out);
  if (!e.from.empty()) compare_return_path(e, e.from.front().address, out);
}

// The certified reply address: `risposte`, or the sender where the provider left it empty. It may
// hold several addresses.
bool reply_goes_elsewhere(const Examination& e, const std::vector<mail::Address>& reply_to) {
  std::vector<mail::Address> certified = mail::addresses(e.certification->reply_to);
  certified.push_back({{}, e.certification->sender});
  return std::any_of(reply_to.begin(), reply_to.end(), [&certified](const mail::Address& address) {
    return std::none_of(certified.begin(), certified.end(), [&address](const mail::Address& good) {
      return same_address(good.address, address.address);
    });
  });
}

// A field that holds an identifier; absent on both sides agrees.
void compare_id(std::string_view field, std::string_view found, std::string_view certified,
                std::vector<Difference>& out) {
  const auto bare = [](std::string_view id) {
    id = text::trimmed(id);
    if (id.starts_with('<')) id.remove_prefix(1);
    if (id.ends_with('>')) id.remove_suffix(1);
    return id;
  };
  if (bare(found) == bare(certified)) return;
  out.push_back({std::string(field), std::string(text::trimmed(found)), std::string(certified)});
}

}  // namespace

Check check_header_kind(const Examination& e) {
  if (!comparable(e)) return not_comparable(e, CheckId::header_kind);
  const auto kind = certification::kind_of(e.certification->type);
  const std::string_view certified = certification::kind_id(kind);
  const auto warning = [certified](std::string_view reason, std::string found) {
    return make_check(CheckId::header_kind, Result::warn,
                      {{"reason", std::string(reason)},
                       {"header", std::move(found)},
                       {"certified", std::string(certified)}});
  };
  std::size_t agreeing = 0;
  for (const std::string_view name : {"X-Ricevuta", "X-Trasporto"}) {
    if (!e.root.headers.has(name)) continue;
    const std::string_view value = e.root.headers.first(name);
    const auto* row = certification::row_for_header(name, value);
    if (row == nullptr || row->kind != kind || e.root.headers.count(name) > 1)
      return warning("header", std::string(name) + ": " + std::string(text::trimmed(value)));
    ++agreeing;
  }
  if (agreeing == 0) return warning("missing", {});
  const std::string subject = e.header("Subject");
  const auto* row = certification::row_for_subject(without_prefixes(subject).text);
  if (row == nullptr || row->kind != kind) return warning("subject", subject);
  return passed(CheckId::header_kind);
}

Check check_header_parties(const Examination& e) {
  if (!comparable(e)) return not_comparable(e, CheckId::header_parties);
  std::vector<Difference> differences;
  if (e.is_envelope()) compare_envelope(e, differences);
  if (e.is_receipt_to_sender()) compare_receipt(e, differences);
  if (e.root.headers.has("Sender") && !e.from.empty())
    compare_one("sender", shown_addresses(e, "Sender"), e.from.front().address, differences);
  compare_repeated(e, {"To", "Cc", "Reply-To", "Return-Path", "Sender"}, differences);
  std::vector<Fact> reply;
  if (e.is_envelope()) {
    const auto reply_to = shown_addresses(e, "Reply-To");
    if (reply_goes_elsewhere(e, reply_to)) {
      differences.push_back({"reply_to", addresses_text(reply_to), e.certification->reply_to});
      reply = {{"reason", "reply-to"}, {"reply_to", addresses_text(reply_to)}};
    }
  }
  return differences_check(CheckId::header_parties, differences, std::move(reply));
}

Check check_header_subject(const Examination& e) {
  if (!comparable(e)) return not_comparable(e, CheckId::header_subject);
  const std::string found = e.header("Subject");
  // Some providers certify the subject as it stood in the header, encoded words and all.
  const std::string certified = e.certification->subject.value_or("");
  const std::string original =
      certified.find("=?") == std::string::npos ? certified : mail::decoded_text(certified);
  if (e.root.headers.count("Subject") > 1)
    return make_check(CheckId::header_subject, Result::warn,
                      {{"found", found}, {"certified", original}});
  if (is_certified_subject(found, e.certification->type, original))
    return passed(CheckId::header_subject);
  const StrippedSubject stripped = without_prefixes(found);
  if (stripped.text != found &&
      is_certified_subject(stripped.text, e.certification->type, original))
    return make_check(CheckId::header_subject, Result::note,
                      {{"reason", std::string(stripped.reason)}, {"found", found}});
  return make_check(CheckId::header_subject, Result::warn,
                    {{"found", found}, {"certified", original}});
}

Check check_header_date(const Examination& e) {
  if (!comparable(e)) return not_comparable(e, CheckId::header_date);
  const auto found = mail::date(e.root.headers.first("Date"));
  const auto certified = e.certification->time;
  const bool near =
      found && (*found > certified ? *found - certified : certified - *found) <= kDateTolerance;
  if (near && e.root.headers.count("Date") == 1) return passed(CheckId::header_date);
  return make_check(CheckId::header_date, Result::warn,
                    {{"found", e.header("Date")}, {"certified", text::rfc3339(certified)}});
}

Check check_header_ids(const Examination& e) {
  if (!comparable(e)) return not_comparable(e, CheckId::header_ids);
  std::vector<Difference> differences;
  compare_repeated(e, {"X-Riferimento-Message-ID", "Message-ID"}, differences);
  compare_id("X-Riferimento-Message-ID", e.root.headers.first("X-Riferimento-Message-ID"),
             e.certification->message_id.value_or(""), differences);
  // A receipt has a Message-ID of its own; only the envelope bears the certified identifier.
  if (e.is_envelope())
    compare_id("Message-ID", e.root.headers.first("Message-ID"), e.certification->identifier,
               differences);
  return differences_check(CheckId::header_ids, differences);
}

}  // namespace pec::verification
