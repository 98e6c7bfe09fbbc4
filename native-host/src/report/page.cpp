// SPDX-License-Identifier: EUPL-1.2
#include "report/page.h"

#include <algorithm>

#include "report/audit_wording.h"
#include "report/html.h"
#include "report/plain_text.h"
#include "report/terminal_style.h"
#include "report/verdict_facts.h"
#include "report/wording.h"

namespace pec::report {
namespace {

using accounts::AuditedAccount;
using accounts::Finding;
using verification::Check;
using verification::Outcome;
using verification::Result;
using verification::Verdict;

constexpr std::size_t kMaxListedRecipients = 50;
constexpr std::size_t kMaxListedNested = 50;
constexpr std::string_view kMiddleDot = " \u00B7 ";

void write_list(HtmlWriter& html, std::string_view list, const std::vector<std::string>& items) {
  if (items.empty()) return;
  html.open(list);
  for (const std::string& item : items) html.element("li", item);
  html.close(list);
}

void write_footer(HtmlWriter& html, std::string_view note, std::chrono::minutes zone,
                  const Catalogue& catalogue, const PageOrigin& origin) {
  const std::vector<Fact> facts = {{"version", origin.version},
                                   {"time", Wording(catalogue, zone).time({origin.made, zone})}};
  html.open("footer");
  html.element("p", catalogue.text(note));
  html.element("p", catalogue.text("page.made", facts));
  html.close("footer");
}

// Builds the page of one verdict.
class VerdictPage {
 public:
  VerdictPage(const Verdict& verdict, const Catalogue& catalogue)
      : verdict_(verdict),
        catalogue_(catalogue),
        wording_(catalogue, verdict),
        html_(catalogue.language(), wording_.headline(verdict), tone_id(tone_of(verdict.level))) {}

  std::string whole(const PageOrigin& origin) {
    meaning();
    practice();
    certified();
    checks();
    nested();
    write_footer(html_, "page.verdict.note", wording_.zone(), catalogue_, origin);
    return html_.whole();
  }

 private:
  bool is_genuine() const { return verdict_.outcome == Outcome::genuine; }
  bool is_certain() const { return is_genuine() || verdict_.outcome == Outcome::uncertified; }
  std::string of_kind(std::string_view field) const {
    return catalogue_.text("kind." + std::string(certification::kind_id(verdict_.kind)) + "." +
                           std::string(field));
  }
  std::string of_outcome(std::string_view field) const {
    return catalogue_.text(wording_.outcome_key(verdict_) + "." + std::string(field));
  }
  void title(std::string_view key) { html_.element("h2", catalogue_.text(key)); }

  void meaning() {
    html_.element("p", of_outcome("meaning"));
    if (verdict_.outcome == Outcome::uncertified) return;  // its meaning is the reason
    write_list(html_, "ul", wording_.reasons(verdict_));
  }

  void practice() {
    title("explain.practice");
    if (is_genuine()) html_.element("p", of_kind("practice"));
    html_.element("p", of_outcome("action"));
  }

  void certified() {
    if (!verdict_.certification && !verdict_.signature.signer) return;
    if (is_genuine() && verdict_.certification) {
      title("explain.certifies");
      html_.element("p", of_kind("certifies"));
    } else {
      title(is_certain() ? "explain.signed_by" : "explain.says_of_itself");
    }
    html_.open("dl");
    if (verdict_.certification)
      facts(
          certification_facts(*verdict_.certification, wording_, catalogue_, kMaxListedRecipients));
    facts(signature_facts(verdict_.signature, wording_, catalogue_));
    html_.close("dl");
  }

  void facts(const std::vector<NamedText>& list) {
    for (const auto& [name, text] : list) {
      html_.element("dt", name);
      html_.element("dd", text);
    }
  }

  void checks() {
    if (verdict_.checks.empty()) return;
    title("explain.checks");
    std::string skipped;
    html_.open("ul", "checks");
    for (const Check& check : verdict_.checks) {
      // Where something decisive failed, most checks have nothing to look at: their names will do.
      if (check.result == Result::skip && !is_certain())
        skipped += (skipped.empty() ? "" : ", ") + wording_.check_name(check.id);
      else
        line(symbol_of(check.result), tone_of(check.result), wording_.check_name(check.id),
             wording_.check_sentence(check));
    }
    if (!skipped.empty())
      line(symbol_of(Result::skip), Tone::neutral, catalogue_.text("explain.skipped"),
           skipped + ".");
    html_.close("ul");
  }

  void line(std::string_view symbol, Tone tone, std::string_view name, std::string_view text) {
    html_.open("li");
    html_.element("span", symbol, tone_id(tone));
    html_.text(" ");
    html_.element("strong", std::string(name) + ":");
    html_.text(text);
    html_.close("li");
  }

  void nested() {
    if (verdict_.nested.empty()) return;
    title("explain.nested");
    html_.element("p", catalogue_.text("explain.nested.meaning"));
    html_.open("ul", "nested");
    const std::size_t shown = std::min(verdict_.nested.size(), kMaxListedNested);
    for (std::size_t i = 0; i < shown; ++i) {
      const Verdict& inner = verdict_.nested[i];
      const std::vector<Fact> part = {{"part", inner.part}};
      const Wording wording(catalogue_, inner);
      html_.open("li");
      html_.element("span", wording.headline(inner), tone_id(tone_of(inner.level)));
      html_.text(" " + catalogue_.text("explain.nested.label", part));
      write_list(html_, "ul", wording.reasons(inner));
      html_.close("li");
    }
    const std::size_t left = verdict_.nested.size() - shown;
    if (left > 0) html_.element("li", "+" + std::to_string(left));
    html_.close("ul");
  }

  const Verdict& verdict_;
  const Catalogue& catalogue_;
  Wording wording_;
  HtmlWriter html_;
};

void write_finding(HtmlWriter& html, const Finding& finding, accounts::Client client,
                   const Catalogue& catalogue) {
  const Tone tone = tone_of(finding.severity);
  html.open("h3");
  html.element("span",
               std::string(symbol_of(tone)) + " " + severity_text(finding, catalogue) +
                   std::string(kMiddleDot) + title_text(finding, catalogue),
               tone_id(tone));
  html.close("h3");
  html.element("p", reason_text(finding, catalogue));
  write_list(html, "ol", step_texts(finding, client, catalogue));
}

void write_account(HtmlWriter& html, const AuditedAccount& account, accounts::Client client,
                   const Catalogue& catalogue) {
  const Tone tone = tone_of(account.grade);
  html.element("h2",
               std::string(symbol_of(tone)) + " " + visible_text(account.name) +
                   std::string(kMiddleDot) + grade_text(account, catalogue),
               tone_id(tone));
  html.element("p", evidence_text(account, catalogue));
  for (const Finding& finding : account.findings) write_finding(html, finding, client, catalogue);
}

}  // namespace

std::string verdict_page(const Verdict& verdict, const Catalogue& catalogue,
                         const PageOrigin& origin) {
  return VerdictPage(verdict, catalogue).whole(origin);
}

std::string audit_page(const accounts::Audit& audit, const Catalogue& catalogue,
                       const PageOrigin& origin) {
  const Tone tone = tone_of(audit);
  HtmlWriter html(catalogue.language(),
                  std::string(symbol_of(tone)) + " " + headline_text(audit, catalogue),
                  tone_id(tone));
  html.element("p", head_text(audit, catalogue));
  for (const AuditedAccount& account : audit.accounts)
    if (account.is_pec) write_account(html, account, audit.client, catalogue);
  html.element("p", others_text(audit, catalogue));
  std::vector<std::string> problems;
  for (const accounts::Problem& problem : audit.problems)
    problems.push_back(problem_text(problem, catalogue));
  write_list(html, "ul", problems);
  write_footer(html, "page.audit.note", std::chrono::minutes{0}, catalogue, origin);
  return html.whole();
}

}  // namespace pec::report
