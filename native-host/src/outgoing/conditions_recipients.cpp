// SPDX-License-Identifier: EUPL-1.2
//
// recipients.*, recipient.duplicate: in which fields the recipients stand, and how many they are.
#include <algorithm>
#include <map>
#include <set>

#include "outgoing/conditions.h"

namespace pec::outgoing {
namespace {

Facts counted(const Subject& s, std::uint64_t limit) {
  Facts out = {{"count", std::to_string(different_recipients(s))},
               {"limit", std::to_string(limit)}};
  if (!s.provider.empty()) out.emplace_back("provider", s.provider);
  return out;
}

bool is_valid_in_to(const CheckedRecipient& one) {
  return one.field == Field::to && !one.report.fault;
}

}  // namespace

Hits recipients_bcc(const Subject& s) {
  Hit hit;
  std::set<std::string> seen;
  for (const CheckedRecipient& one : s.recipients) {
    if (one.field != Field::bcc || !seen.insert(key_of(one.address)).second) continue;
    hit.recipients.push_back(one.address);
    if (!one.report.fault) {
      hit.remedies.push_back({"move-to-to", one.address, {}});
      hit.remedies.push_back({"move-to-cc", one.address, {}});
    }
    hit.remedies.push_back({"remove", one.address, {}});
  }
  if (hit.recipients.empty()) return {};
  hit.facts = {{"count", std::to_string(hit.recipients.size())}};
  return {hit};
}

// A list that was not expanded may stand for somebody in To, so nothing is concluded beside one.
Hits recipients_no_to(const Subject& s) {
  if (!s.draft.lists.empty() ||
      std::any_of(s.recipients.begin(), s.recipients.end(), is_valid_in_to))
    return {};
  Hit hit;
  for (const CheckedRecipient& one : s.recipients)
    if (one.field == Field::cc && !one.report.fault)
      hit.remedies.push_back({"move-to-to", one.address, {}});
  return {hit};
}

Hits recipient_duplicate(const Subject& s) {
  std::map<std::string, std::vector<std::string>> by_key;
  for (const CheckedRecipient& one : s.recipients)
    by_key[key_of(one.address)].push_back(one.address);
  Hits out;
  for (const auto& [key, written] : by_key) {
    if (written.size() < 2) continue;
    out.push_back({{{"address", written.front()}, {"count", std::to_string(written.size())}},
                   {written.front()},
                   {}});
  }
  return out;
}

Hits recipients_list(const Subject& s) {
  if (s.draft.lists.empty()) return {};
  std::string names;
  for (const std::string& one : s.draft.lists) names += (names.empty() ? "" : ", ") + one;
  return {{{{"lists", names}}, {}, {}}};
}

Hits recipients_too_many_for_provider(const Subject& s) {
  if (!s.limits.recipients || different_recipients(s) <= *s.limits.recipients) return {};
  return {{counted(s, *s.limits.recipients), {}, {}}};
}

Hits recipients_too_many(const Subject& s) {
  if (s.limits.recipients || different_recipients(s) <= s.rules.usual_recipients()) return {};
  return {{counted(s, s.rules.usual_recipients()), {}, {}}};
}

std::size_t different_recipients(const Subject& s) {
  std::set<std::string> keys;
  for (const CheckedRecipient& one : s.recipients) keys.insert(key_of(one.address));
  return keys.size();
}

}  // namespace pec::outgoing
