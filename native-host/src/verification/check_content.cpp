// SPDX-License-Identifier: EUPL-1.2
//
// content.*: what the original inside an envelope or a receipt shows that a person should know. The
// provider certifies that it was sent, not what is in it.
#include <algorithm>

#include "verification/attachment_names.h"
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
    for (const std::string_view reason : odd_name_reasons(name))
      if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
        reasons.emplace_back(reason);
    if (!odd_name_reasons(name).empty() && odd.size() < kMaxReportedNames) odd.push_back(name);
  }
  if (odd.empty()) return passed(CheckId::content_attachments);
  return make_check(CheckId::content_attachments, Result::warn,
                    {{"names", joined(odd)}, {"reasons", joined(reasons)}});
}

}  // namespace pec::verification
