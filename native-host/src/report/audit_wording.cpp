// SPDX-License-Identifier: EUPL-1.2
#include "report/audit_wording.h"

#include <algorithm>
#include <utility>

#include "report/plain_text.h"
#include "report/wording.h"

namespace pec::report {
namespace {

using accounts::Audit;
using accounts::AuditedAccount;
using accounts::Finding;
using accounts::Grade;
using accounts::Severity;

std::string key_of(const Finding& finding, std::string_view field) {
  return "audit." + std::string(finding.rule) + "." + std::string(field);
}

// Facts as people of the language write them: days above all.
std::vector<Fact> readable(const Finding& finding, const Catalogue& catalogue) {
  return Wording(catalogue, std::chrono::minutes{0}).readable(finding.facts);
}

std::vector<Fact> one(std::string name, std::string value) {
  return {{std::move(name), std::move(value)}};
}

}  // namespace

Tone tone_of(Severity severity) {
  if (severity == Severity::note) return Tone::neutral;
  return severity == Severity::warning ? Tone::attention : Tone::bad;
}

Tone tone_of(Grade grade) {
  switch (grade) {
    case Grade::good:
      return Tone::good;
    case Grade::attention:
      return Tone::attention;
    case Grade::bad:
      return Tone::bad;
    case Grade::not_pec:
      return Tone::neutral;
  }
  return Tone::neutral;
}

Tone tone_of(const Audit& audit) {
  for (const Grade grade : {Grade::bad, Grade::attention, Grade::good}) {
    const bool some = std::any_of(
        audit.accounts.begin(), audit.accounts.end(),
        [grade](const AuditedAccount& each) { return each.is_pec && each.grade == grade; });
    if (some) return tone_of(grade);
  }
  return Tone::neutral;
}

std::string headline_text(const Audit& audit, const Catalogue& catalogue) {
  const Tone tone = tone_of(audit);
  if (tone == Tone::neutral) return catalogue.text("audit.headline.none");
  std::size_t all = 0;
  std::size_t count = 0;
  for (const AuditedAccount& account : audit.accounts) {
    if (!account.is_pec) continue;
    ++all;
    count += tone_of(account.grade) == tone ? 1U : 0U;
  }
  const std::vector<Fact> facts = {{"count", std::to_string(count)}, {"all", std::to_string(all)}};
  return catalogue.text("audit.headline." + std::string(tone_id(tone)), facts);
}

std::string head_text(const Audit& audit, const Catalogue& catalogue) {
  return catalogue.text("audit.head." + std::string(accounts::client_id(audit.client)),
                        one("profile", audit.profile));
}

std::string grade_text(const AuditedAccount& account, const Catalogue& catalogue) {
  return catalogue.text("audit.grade." + std::string(accounts::grade_id(account.grade)));
}

std::string evidence_text(const AuditedAccount& account, const Catalogue& catalogue) {
  std::string text;
  for (const accounts::Evidence& evidence : account.evidence) {
    const std::string key = "audit.evidence." + std::string(accounts::evidence_id(evidence.kind));
    if (!text.empty()) text += "; ";
    text += catalogue.text(key, one("value", evidence.value));
  }
  return catalogue.text("audit.evidence") + " " + text + ".";
}

std::string others_text(const Audit& audit, const Catalogue& catalogue) {
  if (audit.accounts.empty()) return catalogue.text("audit.no-accounts");
  std::string names;
  for (const AuditedAccount& account : audit.accounts) {
    if (account.is_pec) continue;
    if (!names.empty()) names += ", ";
    names += visible_text(account.name);
  }
  return names.empty() ? names : catalogue.text("audit.others") + " " + names;
}

std::string finding_key(const AuditedAccount& account, const Finding& finding) {
  return account.id + "|" + std::string(finding.rule);
}

std::string severity_text(const Finding& finding, const Catalogue& catalogue) {
  return catalogue.text("audit.severity." + std::string(accounts::severity_id(finding.severity)));
}

std::string title_text(const Finding& finding, const Catalogue& catalogue) {
  return catalogue.text(key_of(finding, "title"), readable(finding, catalogue));
}

std::string reason_text(const Finding& finding, const Catalogue& catalogue) {
  return Wording(catalogue, std::chrono::minutes{0})
      .reason("audit." + std::string(finding.rule), finding.facts);
}

std::vector<std::string> step_texts(const Finding& finding, accounts::Client client,
                                    const Catalogue& catalogue) {
  const std::string text =
      catalogue.text(key_of(finding, "fix." + std::string(accounts::client_id(client))),
                     readable(finding, catalogue));
  std::vector<std::string> steps;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    steps.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return steps;
}

std::string problem_text(const accounts::Problem& problem, const Catalogue& catalogue) {
  std::string place = problem.file;
  if (problem.line > 0) place += ":" + std::to_string(problem.line);
  return catalogue.text("audit.problem." + problem.what, one("place", place));
}

}  // namespace pec::report
