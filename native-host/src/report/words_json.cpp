// SPDX-License-Identifier: EUPL-1.2
#include "report/words_json.h"

#include "report/address_text.h"
#include "report/audit_text.h"
#include "report/audit_wording.h"
#include "report/check_send_text.h"
#include "report/explain.h"
#include "report/json_writer.h"
#include "report/plain_text.h"
#include "report/terminal_style.h"
#include "report/wording.h"
#include "text/cut.h"

namespace pec::report {
namespace {

// For a window, which wraps lines itself but keeps paragraphs.
constexpr TerminalStyle kPlain{kDefaultColumns, false};

std::string sentence(std::string_view text) { return text::cut_visibly(text, kMaxSentenceBytes); }

void write_list(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

void write_finding(JsonWriter& json, const outgoing::Finding& finding, const Catalogue& catalogue) {
  std::vector<std::string> remedies;
  for (const outgoing::Remedy& one : finding.remedies)
    remedies.push_back(remedy_text(one, catalogue));
  json.open('{');
  json.key("severity").text(severity_text(finding, catalogue));
  json.key("title").text(title_text(finding, catalogue));
  json.key("why").text(reason_text(finding, catalogue));
  write_list(json, "remedies", remedies);
  json.close('}');
}

void write_checks(JsonWriter& json, const verification::Verdict& verdict, const Wording& wording) {
  json.key("checks").open('[');
  for (const verification::Check& check : verdict.checks) {
    json.open('{');
    json.key("result").text(verification::result_id(check.result));
    json.key("name").text(wording.check_name(check.id));
    json.key("text").text(sentence(wording.check_sentence(check)));
    json.close('}');
  }
  json.close(']');
}

void write_finding(JsonWriter& json, const accounts::AuditedAccount& account,
                   const accounts::Finding& finding, accounts::Client client,
                   const Catalogue& catalogue) {
  json.open('{');
  json.key("key").text(finding_key(account, finding));
  json.key("account").text(visible_text(account.name));
  json.key("tone").text(tone_id(tone_of(finding.severity)));
  json.key("severity").text(severity_text(finding, catalogue));
  json.key("title").text(sentence(title_text(finding, catalogue)));
  json.key("why").text(sentence(reason_text(finding, catalogue)));
  write_list(json, "remedies", step_texts(finding, client, catalogue));
  json.close('}');
}

// Of every account, as many as are worth showing.
void write_findings(JsonWriter& json, const accounts::Audit& audit, const Catalogue& catalogue) {
  std::size_t written = 0;
  json.key("findings").open('[');
  for (const accounts::AuditedAccount& account : audit.accounts) {
    for (const accounts::Finding& finding : account.findings) {
      if (written++ == kMaxWordedFindings) return json.close(']');
      write_finding(json, account, finding, audit.client, catalogue);
    }
  }
  json.close(']');
}

}  // namespace

std::string verdict_words(const verification::Verdict& verdict, const Catalogue& catalogue) {
  const Wording wording(catalogue, verdict);
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("tone").text(tone_id(tone_of(verdict.level)));
  json.key("label").text(catalogue.text(wording.outcome_key(verdict) + ".short"));
  json.key("headline").text(wording.headline(verdict));
  write_list(json, "reasons", wording.reasons(verdict));
  write_checks(json, verdict, wording);
  json.key("text").text(text::cut_visibly(explain(verdict, {}, catalogue, kPlain), kMaxWordsBytes));
  json.close('}');
  return out;
}

std::string check_send_words(const outgoing::Checked& checked, const Catalogue& catalogue) {
  std::vector<std::string> recipients;
  for (const outgoing::CheckedRecipient& one : checked.recipients)
    recipients.push_back(visible_text(one.address) + ": " + verdict_words(one.report, catalogue));
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("findings").open('[');
  for (const outgoing::Finding& one : checked.findings) write_finding(json, one, catalogue);
  json.close(']');
  write_list(json, "recipients", recipients);
  json.close('}');
  return out;
}

std::string audit_words(const accounts::Audit& audit, const Catalogue& catalogue) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("tone").text(tone_id(tone_of(audit)));
  json.key("headline").text(headline_text(audit, catalogue));
  write_findings(json, audit, catalogue);
  json.key("text").text(text::cut_visibly(audit_text(audit, catalogue, kPlain), kMaxWordsBytes));
  json.close('}');
  return out;
}

}  // namespace pec::report
