// SPDX-License-Identifier: EUPL-1.2
#include "accounts/audit.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pec::accounts {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 4> kGrades = {"good", "attention", "bad", "not-pec"};

template <typename Map>
auto found_in(const Map& map, const std::string& id) {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : &found->second;
}

bool applies(const Rule& rule, const Account& account) {
  const bool client = rule.clients == Clients::both ||
                      (rule.clients == Clients::outlook) == (account.client == Client::outlook);
  const Protocol protocol = account.incoming.protocol;
  return client && (rule.protocols == Protocols::all ||
                    (rule.protocols == Protocols::imap && protocol == Protocol::imap) ||
                    (rule.protocols == Protocols::pop3 && protocol == Protocol::pop3));
}

std::vector<Finding> findings_of(const Subject& subject) {
  std::vector<Finding> out;
  for (const Rule& rule : rules()) {
    if (!applies(rule, subject.account)) continue;
    auto hit = rule.find(subject);
    if (!hit) continue;
    // What only a weak source says is right is worth a note, no more.
    const Severity severity = hit->is_uncertain ? Severity::note : rule.severity;
    const bool outlook = subject.account.client == Client::outlook;
    out.push_back({rule.id, severity, std::move(hit->facts),
                   outlook ? rule.source_outlook : rule.source_thunderbird});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
  return out;
}

Grade grade_of(const std::vector<Finding>& findings) {
  if (findings.empty() || findings.front().severity == Severity::note) return Grade::good;
  return findings.front().severity == Severity::warning ? Grade::attention : Grade::bad;
}

}  // namespace

Audit audit(const Setup& setup, const Providers& providers, const Knowledge& knowledge) {
  static const Observations nothing;
  Audit out;
  out.client = setup.client;
  out.profile = setup.profile;
  for (const Account& account : setup.accounts) {
    const Observations* const seen = found_in(knowledge.observations, account.id);
    const Observations& observations = seen == nullptr ? nothing : *seen;
    const bool* const said = found_in(knowledge.decisions, account.id);
    const auto decision = said == nullptr ? std::nullopt : std::optional(*said);
    const PecStanding standing =
        pec_standing(account, providers, decision, observations.receipts_seen);
    AuditedAccount one;
    one.id = account.id;
    one.name = account.name;
    one.protocol = account.incoming.protocol;
    for (const Identity& identity : account.identities) one.addresses.push_back(identity.address);
    one.is_pec = standing.is_pec;
    one.evidence = standing.evidence;
    if (standing.provider != nullptr) one.provider = standing.provider->name;
    if (standing.is_pec) {
      one.findings = findings_of({account, setup, standing.provider, observations, knowledge.now,
                                  knowledge.max_days_without_fetch});
      one.grade = grade_of(one.findings);
      out.problems.insert(out.problems.end(), account.problems.begin(), account.problems.end());
    }
    out.accounts.push_back(std::move(one));
  }
  return out;
}

bool has_findings(const Audit& audit) {
  return std::any_of(audit.accounts.begin(), audit.accounts.end(), [](const AuditedAccount& one) {
    return one.grade == Grade::attention || one.grade == Grade::bad;
  });
}

std::string_view grade_id(Grade grade) { return kGrades[static_cast<std::size_t>(grade)]; }

}  // namespace pec::accounts
