// SPDX-License-Identifier: EUPL-1.2
#include "report/check_send_json.h"

#include "report/address_json.h"
#include "report/json_writer.h"
#include "text/cut.h"

namespace pec::report {
namespace {

using outgoing::Checked;

std::string short_text(std::string_view text) { return text::cut_visibly(text, kMaxSendTextBytes); }

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
    write_address_members(json, one.address, one.report);
    json.close('}');
  }
  json.close(']');
  json.key("findings").open('[');
  for (const outgoing::Finding& one : checked.findings) write_finding(json, one);
  json.close(']');
  json.key("action").text(outgoing::action_id(checked.action));
  json.key("require_check").boolean(around.require_check);
  if (!around.directory_usable) json.key("directory").text("unusable");
  if (around.unasked.empty()) return;
  json.key("unasked").open('[');
  for (const std::string& domain : around.unasked) json.text(domain);
  json.close(']');
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

}  // namespace pec::report
