// SPDX-License-Identifier: EUPL-1.2
#include "outgoing/check.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "outgoing/attachments.h"
#include "outgoing/rules.h"
#include "text/ascii.h"

namespace pec::outgoing {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 3> kFields = {"to", "cc", "bcc"};

bool applies(const Rule& rule, bool sender_is_pec) {
  return rule.senders == Senders::all || (rule.senders == Senders::pec) == sender_is_pec;
}

void look_up_all(const std::vector<DraftRecipient>& list, Field field, const LookUp& look_up,
                 std::vector<CheckedRecipient>& out) {
  for (const DraftRecipient& one : list) {
    const std::string_view address = text::trimmed(one.address);
    out.push_back({field, std::string(address), look_up(address)});
  }
}

Finding finding_of(const Rule& rule, Hit hit, const Policy& policy) {
  return {rule.id,
          rule.severity,
          action_for(policy, rule.id, rule.severity),
          std::move(hit.facts),
          std::move(hit.recipients),
          std::move(hit.remedies),
          rule.source};
}

}  // namespace

Checked check(const Draft& draft, const Sender& sender, const LookUp& look_up,
              const SendingRules& rules, const Policy& policy, std::chrono::sys_seconds now) {
  Checked out;
  out.sender = sender.address;
  out.provider = rules.provider_of(sender.address);
  out.sender_is_pec = sender.is_pec.value_or(
      !out.provider.empty() || addresses::is_certified(look_up(sender.address).verdict));
  look_up_all(draft.to, Field::to, look_up, out.recipients);
  look_up_all(draft.cc, Field::cc, look_up, out.recipients);
  look_up_all(draft.bcc, Field::bcc, look_up, out.recipients);
  const Inspection attachments =
      out.sender_is_pec ? inspect(draft.attachments, rules) : Inspection();
  const Subject subject{
      draft,       sender, out.recipients, rules, rules.limits_of(out.provider), out.provider,
      attachments, now};
  for (const Rule& rule : outgoing::rules()) {
    if (!applies(rule, out.sender_is_pec)) continue;
    for (Hit& hit : rule.find(subject))
      out.findings.push_back(finding_of(rule, std::move(hit), policy));
  }
  for (const Finding& one : out.findings) out.action = std::max(out.action, one.action);
  return out;
}

std::string_view field_id(Field field) { return kFields[static_cast<std::size_t>(field)]; }

bool has_findings(const Checked& checked) {
  return std::any_of(checked.findings.begin(), checked.findings.end(),
                     [](const Finding& one) { return one.severity > Severity::note; });
}

}  // namespace pec::outgoing
