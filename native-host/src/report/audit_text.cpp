// SPDX-License-Identifier: EUPL-1.2
#include "report/audit_text.h"

#include <algorithm>

#include "report/audit_wording.h"
#include "report/plain_text.h"

namespace pec::report {
namespace {

using accounts::Audit;
using accounts::AuditedAccount;
using accounts::Finding;

constexpr std::size_t kIndent = 2;
constexpr std::string_view kMiddleDot = " \u00B7 ";

class AuditText {
 public:
  AuditText(const Audit& audit, const Catalogue& catalogue, const TerminalStyle& style)
      : audit_(audit), catalogue_(catalogue), style_(style) {}

  std::string whole() {
    out_ += head_text(audit_, catalogue_) + "\n";
    for (const AuditedAccount& account : audit_.accounts)
      if (account.is_pec) pec_account(account);
    others();
    for (const accounts::Problem& problem : audit_.problems)
      paragraph(problem_text(problem, catalogue_), "? ", kIndent);
    return std::move(out_);
  }

 private:
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
    headline(visible_text(account.name), std::string(kMiddleDot) + grade_text(account, catalogue_),
             tone_of(account.grade), 0);
    paragraph(evidence_text(account, catalogue_), std::string(kIndent, ' '), kIndent);
    for (const Finding& finding : account.findings) tell(finding);
  }

  void tell(const Finding& finding) {
    out_ += '\n';
    headline(severity_text(finding, catalogue_),
             std::string(kMiddleDot) + title_text(finding, catalogue_), tone_of(finding.severity),
             kIndent);
    paragraph(reason_text(finding, catalogue_), std::string(2 * kIndent, ' '), 2 * kIndent);
    std::size_t number = 0;
    for (const std::string& step : step_texts(finding, audit_.client, catalogue_)) {
      const std::string opening = std::string(2 * kIndent, ' ') + std::to_string(++number) + ". ";
      out_ += wrap(step, style_.columns, opening, opening.size());
    }
  }

  void others() {
    const std::string text = others_text(audit_, catalogue_);
    if (text.empty()) return;
    out_ += '\n';
    paragraph(text, "", kIndent);
  }

  const Audit& audit_;
  const Catalogue& catalogue_;
  const TerminalStyle& style_;
  std::string out_;
};

}  // namespace

std::string audit_text(const Audit& audit, const Catalogue& catalogue, const TerminalStyle& style) {
  TerminalStyle bounded = style;
  bounded.columns = std::clamp<std::size_t>(style.columns, kMinColumns, kDefaultColumns);
  return AuditText(audit, catalogue, bounded).whole();
}

}  // namespace pec::report
