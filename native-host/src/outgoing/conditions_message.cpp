// SPDX-License-Identifier: EUPL-1.2
//
// sender.*, size.*, format.*, subject.*, receipt.*, attachment.*: the message itself.
#include <algorithm>

#include "outgoing/conditions.h"
#include "text/ascii.h"
#include "text/file_names.h"

namespace pec::outgoing {
namespace {

constexpr std::uint64_t kMegabyte = 1'000'000;
// What file systems of both systems take (NAME_MAX of Linux).
constexpr std::size_t kMaxFileNameBytes = 255;

bool is_own(const Subject& s, const std::string& address) {
  const std::string key = key_of(address);
  if (key == key_of(s.sender.address)) return true;
  return std::any_of(s.sender.account_addresses.begin(), s.sender.account_addresses.end(),
                     [&key](const std::string& own) { return key_of(own) == key; });
}

// A message goes to somebody; to nobody it still has its own size.
std::uint64_t counted_bytes(const Subject& s) {
  return bytes_as_sent(s.draft) * std::max<std::uint64_t>(different_recipients(s), 1);
}

// Rounded so that what is too much is shown as more than the limit.
Facts sizes(const Subject& s, std::uint64_t limit) {
  const auto megabytes = [](std::uint64_t bytes) {
    return std::to_string((bytes + kMegabyte - 1) / kMegabyte);
  };
  Facts out = {{"size", megabytes(bytes_as_sent(s.draft))},
               {"count", std::to_string(std::max<std::size_t>(different_recipients(s), 1))},
               {"total", megabytes(counted_bytes(s))},
               {"limit", std::to_string(limit / kMegabyte)}};
  if (!s.provider.empty()) out.emplace_back("provider", s.provider);
  return out;
}

bool is_tnef(const DraftAttachment& one) {
  return text::equals_ignoring_case(one.type, "application/ms-tnef") ||
         text::equals_ignoring_case(one.type, "application/vnd.ms-tnef") ||
         text::equals_ignoring_case(one.name, "winmail.dat");
}

// What keeps a file of this name from arriving under it: reasons of text/file_names.h and two more.
std::string name_reasons(std::string_view name) {
  std::vector<std::string_view> reasons = text::odd_name_reasons(name);
  if (name.size() > kMaxFileNameBytes) reasons.emplace_back("too-long");
  if (!name.empty() && (name.back() == '.' || text::is_space(name.back())))
    reasons.emplace_back("trailing");
  std::string out;
  for (const std::string_view one : reasons) out.append(out.empty() ? "" : ",").append(one);
  return out;
}

}  // namespace

// A PEC provider takes a message only under the account's own address.
Hits sender_from(const Subject& s) {
  if (is_own(s, s.draft.from)) return {};
  Hit hit{{{"from", s.draft.from}, {"account", s.sender.address}}, {}, {}};
  for (const Identity& one : s.sender.identities)
    if (one.is_pec.value_or(false) && is_own(s, one.address))
      hit.remedies.push_back({"switch-identity", one.address, one.id});
  return {hit};
}

Hits sender_reply_to(const Subject& s) {
  if (s.draft.reply_to.empty() || is_own(s, s.draft.reply_to)) return {};
  return {{{{"reply_to", s.draft.reply_to}, {"account", s.sender.address}}, {}, {}}};
}

Hits size_over_provider(const Subject& s) {
  if (!s.limits.bytes || counted_bytes(s) <= *s.limits.bytes) return {};
  return {{sizes(s, *s.limits.bytes), {}, {}}};
}

// Not where the provider states a limit of its own, which size.over-provider holds against.
Hits size_over_rule(const Subject& s) {
  if (s.limits.bytes || counted_bytes(s) <= s.rules.bytes_for_all()) return {};
  return {{sizes(s, s.rules.bytes_for_all()), {}, {}}};
}

Hits format_rtf(const Subject& s) {
  Hits out;
  if (s.draft.format == BodyFormat::rtf) out.push_back({});
  for (const DraftAttachment& one : s.draft.attachments)
    if (is_tnef(one))
      out.push_back({{{"name", one.name}}, {}, {{"remove-attachment", {}, one.name}}});
  return out;
}

Hits subject_empty(const Subject& s) {
  const bool empty = !s.draft.subject || text::trimmed(*s.draft.subject).empty();
  return empty ? Hits{{}} : Hits{};
}

Hits receipt_kind(const Subject& s) {
  if (!s.draft.receipt_type) return {};
  const std::string_view kind = text::trimmed(*s.draft.receipt_type);
  if (text::equals_ignoring_case(kind, "completa")) return {};
  return {{{{"kind", std::string(kind)}}, {}, {{"set-receipt", {}, "completa"}}}};
}

Hits attachment_refused(const Subject& s) {
  Hits out;
  for (const RefusedFile& one : s.attachments.refused) {
    Hit hit{
        {{"name", one.name}, {"extension", one.extension}, {"how", std::string(how_id(one.how))}},
        {},
        {{"remove-attachment", {}, one.attachment}}};
    if (!one.inside.empty()) hit.facts.emplace_back("inside", one.inside);
    out.push_back(std::move(hit));
  }
  return out;
}

Hits attachment_unreadable_archive(const Subject& s) {
  Hits out;
  for (const UnreadableFile& one : s.attachments.unreadable) {
    Hit hit{{{"name", one.name}, {"why", std::string(one.why)}}, {}, {}};
    if (!one.inside.empty()) hit.facts.emplace_back("inside", one.inside);
    out.push_back(std::move(hit));
  }
  return out;
}

Hits attachment_name(const Subject& s) {
  Hits out;
  for (const DraftAttachment& one : s.draft.attachments)
    if (std::string reasons = name_reasons(one.name); !reasons.empty())
      out.push_back({{{"name", one.name}, {"reasons", std::move(reasons)}},
                     {},
                     {{"remove-attachment", {}, one.name}}});
  return out;
}

}  // namespace pec::outgoing
