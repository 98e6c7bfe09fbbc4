// SPDX-License-Identifier: EUPL-1.2
#include "report/words_json.h"

#include "report/address_text.h"
#include "report/audit_text.h"
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

std::string_view tone_id(verification::Level level) {
  switch (tone_of(level)) {
    case Tone::good:
      return "good";
    case Tone::attention:
      return "attention";
    case Tone::bad:
      return "bad";
    default:
      return "neutral";
  }
}

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

}  // namespace

std::string verdict_words(const verification::Verdict& verdict, const Catalogue& catalogue) {
  const Wording wording(catalogue, verdict);
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("tone").text(tone_id(verdict.level));
  json.key("headline").text(wording.headline(verdict));
  write_list(json, "reasons", wording.reasons(verdict));
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
  json.key("text").text(text::cut_visibly(audit_text(audit, catalogue, kPlain), kMaxWordsBytes));
  json.close('}');
  return out;
}

}  // namespace pec::report
