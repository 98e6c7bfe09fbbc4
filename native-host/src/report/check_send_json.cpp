// SPDX-License-Identifier: EUPL-1.2
#include "report/check_send_json.h"

#include "report/json_writer.h"
#include "text/cut.h"
#include "text/instant.h"

namespace pec::report {
namespace {

using addresses::AddressReport;
using outgoing::Checked;

std::string short_text(std::string_view text) { return text::cut_visibly(text, kMaxSendTextBytes); }

void write_evidence(JsonWriter& json, const addresses::Evidence& evidence) {
  json.open('{');
  json.key("source").text(addresses::source_id(evidence.source));
  json.key("says").text(addresses::says_id(evidence.says));
  json.key("scope").text(addresses::scope_id(evidence.scope));
  json.key("date");
  if (evidence.date)
    json.text(text::rfc3339(*evidence.date));
  else
    json.null();
  json.key("weight").raw(std::to_string(evidence.weight));
  json.key("detail").text(short_text(evidence.detail));
  json.close('}');
}

void write_failure(JsonWriter& json, const std::optional<addresses::Failure>& failure) {
  if (!failure) return json.null();
  json.open('{');
  json.key("last").text(text::rfc3339(failure->last));
  json.key("count").raw(std::to_string(failure->count));
  json.key("error").text(short_text(failure->error));
  json.key("detail").text(short_text(failure->detail));
  json.close('}');
}

// The members of a report, without braces. `address` as it was asked for.
void write_members(JsonWriter& json, std::string_view address, const AddressReport& report) {
  json.key("address").text(short_text(address));
  json.key("fault").text_or_null(report.fault ? addresses::fault_id(*report.fault)
                                              : std::string_view());
  json.key("verdict").text(addresses::verdict_id(report.verdict));
  json.key("evidence").open('[');
  for (const addresses::Evidence& one : report.evidence) write_evidence(json, one);
  json.close(']');
  json.key("failure");
  write_failure(json, report.failure);
  json.key("suggestions").open('[');
  for (const addresses::Suggestion& one : report.suggestions) {
    json.open('{');
    json.key("kind").text(addresses::suggestion_id(one.kind));
    json.key("address").text(short_text(one.address));
    json.key("name").text(short_text(one.name));
    json.close('}');
  }
  json.close(']');
}

void write_finding(JsonWriter& json, const outgoing::Finding& finding) {
  json.open('{');
  json.key("rule").text(finding.rule);
  json.key("severity").text(outgoing::severity_id(finding.severity));
  json.key("action").text(outgoing::action_id(finding.action));
  json.key("facts").open('{');
  for (const auto& [name, value] : finding.facts) json.key(name).text(short_text(value));
  json.close('}');
  json.key("recipients").open('[');
  for (const std::string& one : finding.recipients) json.text(short_text(one));
  json.close(']');
  json.key("remedies").open('[');
  for (const outgoing::Remedy& one : finding.remedies) {
    json.open('{');
    json.key("id").text(one.id);
    json.key("address").text_or_null(std::string_view(short_text(one.address)));
    json.key("value").text_or_null(std::string_view(short_text(one.value)));
    json.close('}');
  }
  json.close(']');
  json.key("source").text(finding.source);
  json.close('}');
}

void write_checked(JsonWriter& json, const Checked& checked, const CheckCircumstances& around) {
  json.key("sender").open('{');
  json.key("address").text(short_text(checked.sender));
  json.key("pec").boolean(checked.sender_is_pec);
  json.key("provider").text_or_null(std::string_view(checked.provider));
  json.close('}');
  json.key("recipients").open('[');
  for (const outgoing::CheckedRecipient& one : checked.recipients) {
    json.open('{');
    json.key("field").text(outgoing::field_id(one.field));
    write_members(json, one.address, one.report);
    json.close('}');
  }
  json.close(']');
  json.key("findings").open('[');
  for (const outgoing::Finding& one : checked.findings) write_finding(json, one);
  json.close(']');
  json.key("action").text(outgoing::action_id(checked.action));
  json.key("require_check").boolean(around.require_check);
  if (!around.directory_usable) json.key("directory").text("unusable");
}

}  // namespace

std::string check_send_json(const Checked& checked, const CheckCircumstances& around) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  write_checked(json, checked, around);
  json.close('}');
  return out;
}

std::string check_send_line(const Checked& checked, const CheckCircumstances& around,
                            std::string_view path) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("path").text(path);
  write_checked(json, checked, around);
  json.close('}');
  return out;
}

std::string addresses_json(std::span<const AddressReport> reports, bool directory_usable) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.key("addresses").open('[');
  for (const AddressReport& one : reports) {
    json.open('{');
    write_members(json, one.address, one);
    json.close('}');
  }
  json.close(']');
  if (!directory_usable) json.key("directory").text("unusable");
  json.close('}');
  return out;
}

}  // namespace pec::report
