// SPDX-License-Identifier: EUPL-1.2
#include "report/audit_text.h"

#include <algorithm>

#include "report/plain_text.h"
#include "report/wording.h"

namespace pec::report {
namespace {

using accounts::Audit;
using accounts::AuditedAccount;
using accounts::Finding;
using accounts::Grade;
using accounts::Severity;

constexpr std::size_t kIndent = 2;
constexpr std::string_view kMiddleDot = " \u00B7 ";

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

// A symbol beside each colour, which only repeats it.
std::string_view symbol_of(Tone tone) {
  if (tone == Tone::good) return "\u2713";
  if (tone == Tone::bad) return "\u2717";
  return tone == Tone::attention ? "!" : "\u2013";
}

std::string key_of(const Finding& finding, std::string_view field) {
  return "audit." + std::string(finding.rule) + "." + std::string(field);
}

// Facts as people of the language write them: days above all.
std::vector<Fact> readable(const Finding& finding, const Catalogue& catalogue) {
  return Wording(catalogue, std::chrono::minutes{0}).readable(finding.facts);
}

class AuditText {
 public:
  AuditText(const Audit& audit, const Catalogue& catalogue, const TerminalStyle& style)
      : audit_(audit), catalogue_(catalogue), style_(style) {}

  std::string whole() {
    const std::string client(accounts::client_id(audit_.client));
    out_ += catalogue_.text("audit.head." + client, one("profile", audit_.profile)) + "\n";
    for (const AuditedAccount& account : audit_.accounts)
      if (account.is_pec) pec_account(account);
    others();
    for (const accounts::Problem& problem : audit_.problems)
      paragraph(problem_text(problem, catalogue_), "? ", kIndent);
    return std::move(out_);
  }

 private:
  static std::vector<Fact> one(std::string name, std::string value) {
    return {{std::move(name), std::move(value)}};
  }

  void paragraph(const std::string& text, std::string_view opening, std::size_t indent) {
    out_ += wrap(text, style_.columns, opening, indent);
  }

  // A line of which the first `coloured` stands out.
  void headline(std::string_view coloured, const std::string& rest, Tone tone, std::size_t indent) {
    const std::string opening(indent, ' ');
    out_ +=
        opening + toned(std::string(symbol_of(tone)) + " " + std::string(coloured), tone, style_);
    out_ += rest + "\n";
  }

  void pec_account(const AuditedAccount& account) {
    out_ += '\n';
    const Tone tone = tone_of(account.grade);
    const std::string grade =
        catalogue_.text("audit.grade." + std::string(accounts::grade_id(account.grade)));
    headline(visible_text(account.name), std::string(kMiddleDot) + grade, tone, 0);
    paragraph(evidence_text(account), std::string(kIndent, ' '), kIndent);
    for (const Finding& finding : account.findings) tell(finding);
  }

  std::string evidence_text(const AuditedAccount& account) const {
    std::string text;
    for (const accounts::Evidence& evidence : account.evidence) {
      const std::string key = "audit.evidence." + std::string(accounts::evidence_id(evidence.kind));
      if (!text.empty()) text += "; ";
      text += catalogue_.text(key, one("value", evidence.value));
    }
    return catalogue_.text("audit.evidence") + " " + text + ".";
  }

  void tell(const Finding& finding) {
    out_ += '\n';
    const Tone tone = tone_of(finding.severity);
    const std::string severity =
        catalogue_.text("audit.severity." + std::string(accounts::severity_id(finding.severity)));
    headline(severity,
             std::string(kMiddleDot) +
                 catalogue_.text(key_of(finding, "title"), readable(finding, catalogue_)),
             tone, kIndent);
    paragraph(reason_text(finding, catalogue_), std::string(2 * kIndent, ' '), 2 * kIndent);
    steps(finding);
  }

  void steps(const Finding& finding) {
    const std::string client(accounts::client_id(audit_.client));
    const std::string text =
        catalogue_.text(key_of(finding, "fix." + client), readable(finding, catalogue_));
    std::size_t number = 0;
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string opening = std::string(2 * kIndent, ' ') + std::to_string(++number) + ". ";
      out_ += wrap(rest.substr(0, end), style_.columns, opening, opening.size());
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  // Accounts that are no PEC: named, so that somebody notices when one of them is.
  void others() {
    std::string names;
    for (const AuditedAccount& account : audit_.accounts) {
      if (account.is_pec) continue;
      if (!names.empty()) names += ", ";
      names += visible_text(account.name);
    }
    if (audit_.accounts.empty()) {
      out_ += '\n' + catalogue_.text("audit.no-accounts") + "\n";
    } else if (!names.empty()) {
      out_ += '\n';
      paragraph(catalogue_.text("audit.others") + " " + names, "", kIndent);
    }
  }

  const Audit& audit_;
  const Catalogue& catalogue_;
  const TerminalStyle& style_;
  std::string out_;
};

}  // namespace

std::string reason_text(const Finding& finding, const Catalogue& catalogue) {
  return Wording(catalogue, std::chrono::minutes{0})
      .reason("audit." + std::string(finding.rule), finding.facts);
}

std::string problem_text(const accounts::Problem& problem, const Catalogue& catalogue) {
  std::string place = problem.file;
  if (problem.line > 0) place += ":" + std::to_string(problem.line);
  return catalogue.text("audit.problem." + problem.what, std::vector<Fact>{{"place", place}});
}

std::string audit_text(const Audit& audit, const Catalogue& catalogue, const TerminalStyle& style) {
  TerminalStyle bounded = style;
  bounded.columns = std::clamp<std::size_t>(style.columns, kMinColumns, kDefaultColumns);
  return AuditText(audit, catalogue, bounded).whole();
}

}  // namespace pec::report
