// SPDX-License-Identifier: EUPL-1.2
//
// content.*: what the original inside an envelope or a receipt shows that a person should know. The
// provider certifies that it was sent, not what is in it.
#include <algorithm>
#include <array>

#include "certification/kinds.h"
#include "text/ascii.h"
#include "text/file_names.h"
#include "verification/checks.h"

namespace pec::verification {
namespace {

inline constexpr std::size_t kMaxReportedNames = 20;

void collect_names(const mail::Entity& entity, std::vector<std::string>& out) {
  if (!entity.name.empty()) out.push_back(entity.name);
  for (const mail::Entity& child : entity.children) collect_names(child, out);
}

Check reply_to_check(Result result, const std::string& reply_to, const std::string& certified) {
  return make_check(CheckId::content_inner_sender, result,
                    {{"reason", "reply-to"}, {"reply_to", reply_to}, {"certified", certified}});
}

// How others than PEC providers begin the subjects of their own notices: those of the exchange
// system for electronic invoices (FatturaPA) have been seen.
constexpr std::array<std::string_view, 2> kNoticeWords = {"Notifica di mancata consegna",
                                                          "Ricevuta di consegna"};

// The words of a receipt that a subject begins with; empty: none.
std::string_view receipt_words(std::string_view subject) {
  for (const std::string_view words : kNoticeWords)
    if (text::starts_with_ignoring_case(subject, words)) return words;
  for (const certification::KindRow& row : certification::kind_rows()) {
    const bool is_receipt = row.kind != certification::Kind::transport_envelope;
    const std::string_view words = text::trimmed(row.subject_prefix);
    if (is_receipt && text::starts_with_ignoring_case(subject, words)) return words;
  }
  return {};
}

}  // namespace

Check check_inner_sender(const Examination& e) {
  const mail::Entity* inner = e.original;
  if (!e.certification || inner == nullptr) return skipped(CheckId::content_inner_sender);
  const std::string& certified = e.certification->sender;
  std::optional<std::string> colleague;
  for (const mail::Address& address : mail::addresses(inner->headers.first("Reply-To"))) {
    if (mail::domain_of(address.address) != mail::domain_of(certified))
      return reply_to_check(Result::warn, address.address, certified);
    if (!same_address(address.address, certified)) colleague = address.address;
  }
  if (colleague) return reply_to_check(Result::note, *colleague, certified);
  const auto from = mail::addresses(inner->headers.first("From"));
  if (from.size() == 1 && same_address(from.front().address, certified))
    return passed(CheckId::content_inner_sender);
  return make_check(
      CheckId::content_inner_sender, Result::note,
      {{"reason", "from"}, {"inner_from", addresses_text(from)}, {"certified", certified}});
}

Check check_attachments(const Examination& e) {
  if (e.original == nullptr) return skipped(CheckId::content_attachments);
  std::vector<std::string> all;
  collect_names(*e.original, all);
  std::vector<std::string> odd;
  std::vector<std::string> reasons;
  for (const std::string& name : all) {
    for (const std::string_view reason : text::odd_name_reasons(name))
      if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
        reasons.emplace_back(reason);
    if (!text::odd_name_reasons(name).empty() && odd.size() < kMaxReportedNames)
      odd.push_back(name);
  }
  if (odd.empty()) return passed(CheckId::content_attachments);
  return make_check(CheckId::content_attachments, Result::warn,
                    {{"names", joined(odd)}, {"reasons", joined(reasons)}});
}

// A provider makes no envelope of its own receipts: what an envelope holds was written by its
// sender.
Check check_content_subject(const Examination& e) {
  const bool is_envelope =
      e.certification && e.certification->type == certification::Type::transport_envelope;
  if (!is_envelope || !e.certification->subject) return skipped(CheckId::content_subject);
  const std::string_view words = receipt_words(text::trimmed(*e.certification->subject));
  if (words.empty()) return passed(CheckId::content_subject);
  return make_check(CheckId::content_subject, Result::note,
                    {{"words", std::string(words)}, {"sender", e.certification->sender}});
}

}  // namespace pec::verification
