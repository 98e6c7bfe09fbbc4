// SPDX-License-Identifier: EUPL-1.2
#include "report/audit_json.h"

#include <string_view>

#include "report/json_writer.h"
#include "text/cut.h"

namespace pec::report {
namespace {

std::string short_text(std::string_view text) {
  return text::cut_visibly(text, kMaxAuditTextBytes);
}

void write_evidence(JsonWriter& json, const accounts::Evidence& evidence) {
  json.open('{');
  json.key("kind").text(accounts::evidence_id(evidence.kind));
  json.key("value").text_or_null(std::string_view(short_text(evidence.value)));
  json.close('}');
}

void write_finding(JsonWriter& json, const accounts::Finding& finding) {
  json.open('{');
  json.key("rule").text(finding.rule);
  json.key("severity").text(accounts::severity_id(finding.severity));
  json.key("facts").open('{');
  for (const auto& [name, value] : finding.facts) json.key(name).text(short_text(value));
  json.close('}');
  json.key("source").text(finding.source);
  json.close('}');
}

void write_account(JsonWriter& json, const accounts::AuditedAccount& account) {
  json.open('{');
  json.key("id").text(short_text(account.id));
  json.key("name").text(short_text(account.name));
  json.key("protocol").text(accounts::protocol_id(account.protocol));
  json.key("addresses").open('[');
  for (const std::string& address : account.addresses) json.text(short_text(address));
  json.close(']');
  json.key("pec").boolean(account.is_pec);
  json.key("evidence").open('[');
  for (const accounts::Evidence& evidence : account.evidence) write_evidence(json, evidence);
  json.close(']');
  json.key("provider").text_or_null(std::string_view(account.provider));
  json.key("grade").text(accounts::grade_id(account.grade));
  json.key("findings").open('[');
  for (const accounts::Finding& finding : account.findings) write_finding(json, finding);
  json.close(']');
  json.close('}');
}

void write_problem(JsonWriter& json, const accounts::Problem& problem) {
  json.open('{');
  json.key("account").text_or_null(std::string_view(problem.account));
  json.key("file").text(short_text(problem.file));
  json.key("line").raw(problem.line == 0 ? "null" : std::to_string(problem.line));
  json.key("what").text(problem.what);
  json.close('}');
}

}  // namespace

std::string audit_json(const accounts::Audit& audit) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("client").text(accounts::client_id(audit.client));
  json.key("profile").text(short_text(audit.profile));
  json.key("accounts").open('[');
  for (const accounts::AuditedAccount& account : audit.accounts) write_account(json, account);
  json.close(']');
  json.key("problems").open('[');
  for (const accounts::Problem& problem : audit.problems) write_problem(json, problem);
  json.close(']');
  json.close('}');
  return out;
}

}  // namespace pec::report
