// SPDX-License-Identifier: EUPL-1.2
//
// What is known of a recipient: recipient.ordinary, recipient.unknown, ... Each recipient is named
// once, in however many fields it stands.
#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "outgoing/conditions.h"
#include "text/ascii.h"
#include "text/instant.h"

namespace pec::outgoing {
namespace {

using addresses::Source;
using addresses::SuggestionKind;
using addresses::Verdict;

// `find` for each different recipient that is an address.
Hits for_each_address(const Subject& s,
                      const std::function<void(const CheckedRecipient&, Hits&)>& find) {
  Hits out;
  std::set<std::string> seen;
  for (const CheckedRecipient& one : s.recipients)
    if (!one.report.fault && seen.insert(key_of(one.address)).second) find(one, out);
  return out;
}

// One hit for all recipients for which `holds`; the remedies of each, one after the other.
Hits together(const Subject& s, const std::function<bool(const CheckedRecipient&)>& holds,
              const std::function<void(const CheckedRecipient&, std::vector<Remedy>&)>& mend) {
  Hit whole;
  for_each_address(s, [&](const CheckedRecipient& one, Hits&) {
    if (!holds(one)) return;
    whole.recipients.push_back(one.address);
    mend(one, whole.remedies);
  });
  if (whole.recipients.empty()) return {};
  std::string all;
  for (const std::string& address : whole.recipients) all += (all.empty() ? "" : ", ") + address;
  whole.facts = {{"addresses", all}, {"count", std::to_string(whole.recipients.size())}};
  return {whole};
}

void offer_better(const CheckedRecipient& recipient, SuggestionKind kind,
                  std::vector<Remedy>& remedies) {
  for (const addresses::Suggestion* const one : suggestions(recipient, kind))
    remedies.push_back({"use-address", recipient.address, one->address});
}

// What there is to say of a recipient for which another address is known; none when there is none.
std::optional<Hit> better_known(const CheckedRecipient& one, SuggestionKind kind) {
  const auto found = suggestions(one, kind);
  if (found.empty()) return std::nullopt;
  Hit hit{{{"address", one.address}, {"suggested", found.front()->address}}, {one.address}, {}};
  if (!found.front()->name.empty()) hit.facts.emplace_back("name", found.front()->name);
  offer_better(one, kind, hit.remedies);
  return hit;
}

// A finding for each recipient that looks as if another were meant.
Hits mistaken(const Subject& s, SuggestionKind kind) {
  return for_each_address(s, [kind](const CheckedRecipient& one, Hits& out) {
    auto hit = better_known(one, kind);
    if (!hit || one.report.verdict == Verdict::certified) return;
    hit->remedies.push_back({"remove", one.address, {}});
    out.push_back(std::move(*hit));
  });
}

bool is_certified(const CheckedRecipient& one) {
  return addresses::is_certified(one.report.verdict);
}

// Whether a delivery was seen after the last failure.
bool recovered(const addresses::AddressReport& report) {
  return std::any_of(
      report.evidence.begin(), report.evidence.end(), [&report](const addresses::Evidence& one) {
        return one.source == Source::delivery && one.date && *one.date > report.failure->last;
      });
}

}  // namespace

Hits recipient_ordinary(const Subject& s) {
  return together(
      s, [](const CheckedRecipient& one) { return addresses::is_ordinary(one.report.verdict); },
      [](const CheckedRecipient& one, std::vector<Remedy>& remedies) {
        offer_better(one, SuggestionKind::same_body, remedies);
        remedies.push_back({"remove", one.address, {}});
        remedies.push_back({"expect-nothing", one.address, {}});
      });
}

Hits recipient_unknown(const Subject& s) {
  return together(
      s, [](const CheckedRecipient& one) { return one.report.verdict == Verdict::unknown; },
      [](const CheckedRecipient&, std::vector<Remedy>&) {});
}

Hits recipient_pec_from_ordinary(const Subject& s) {
  Hits out = together(s, is_certified, [](const CheckedRecipient&, std::vector<Remedy>&) {});
  for (Hit& hit : out)
    for (const Identity& one : s.sender.identities)
      if (one.is_pec.value_or(false))
        hit.remedies.push_back({"switch-identity", one.address, one.id});
  return out;
}

Hits recipient_malformed(const Subject& s) {
  Hits out;
  for (const CheckedRecipient& one : s.recipients) {
    if (!one.report.fault) continue;
    out.push_back(
        {{{"address", one.address}, {"fault", std::string(addresses::fault_id(*one.report.fault))}},
         {one.address},
         {{"remove", one.address, {}}}});
  }
  return out;
}

Hits recipient_typing_error(const Subject& s) { return mistaken(s, SuggestionKind::typing_error); }

Hits recipient_look_alike(const Subject& s) { return mistaken(s, SuggestionKind::look_alike); }

Hits recipient_failed_recently(const Subject& s) {
  return for_each_address(s, [&s](const CheckedRecipient& one, Hits& out) {
    const auto& failure = one.report.failure;
    if (!failure || s.now - failure->last > kFailureCounts || recovered(one.report)) return;
    Hit hit{{{"address", one.address},
             {"last", text::iso_day(failure->last)},
             {"count", std::to_string(failure->count)}},
            {one.address},
            {}};
    if (!failure->error.empty()) hit.facts.emplace_back("cause", failure->error);
    if (!failure->detail.empty()) hit.facts.emplace_back("detail", failure->detail);
    offer_better(one, SuggestionKind::same_body, hit.remedies);
    hit.remedies.push_back({"remove", one.address, {}});
    out.push_back(std::move(hit));
  });
}

// Of an address that is not certified; a body may have several that are.
Hits recipient_better_address(const Subject& s) {
  return for_each_address(s, [](const CheckedRecipient& one, Hits& out) {
    auto hit = better_known(one, SuggestionKind::same_body);
    if (hit && !is_certified(one)) out.push_back(std::move(*hit));
  });
}

std::string key_of(std::string_view address) { return text::lower(text::trimmed(address)); }

std::vector<const addresses::Suggestion*> suggestions(const CheckedRecipient& recipient,
                                                      SuggestionKind kind) {
  std::vector<const addresses::Suggestion*> out;
  for (const addresses::Suggestion& one : recipient.report.suggestions)
    if (one.kind == kind) out.push_back(&one);
  return out;
}

}  // namespace pec::outgoing
