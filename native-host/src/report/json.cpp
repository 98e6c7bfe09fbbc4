// SPDX-License-Identifier: EUPL-1.2
#include "report/json.h"

#include "report/code_points.h"
#include "report/json_writer.h"
#include "text/instant.h"
#include "text/utf8.h"

namespace pec::report {
namespace {

constexpr std::size_t kUsualLineBytes = 4096;

void append_unit(std::string& out, unsigned unit) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) {
    out += kDigits[(unit >> static_cast<unsigned>(shift)) & 0xFU];
  }
}

void append_escape(std::string& out, char32_t value) {
  switch (value) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (value < 0x10000) return append_unit(out, value);
  append_unit(out, 0xD800U + ((value - 0x10000U) >> 10U));
  append_unit(out, 0xDC00U + ((value - 0x10000U) & 0x3FFU));
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\';
}

void write_signer(JsonWriter& json, const signature::Signer& signer) {
  json.open('{');
  json.key("organization").text(signer.organization);
  json.key("email").text_or_null(signer.emails.empty() ? std::string_view{}
                                                       : std::string_view(signer.emails.front()));
  json.key("issuer").text(signer.issuer);
  json.key("serial").text(signer.serial);
  json.key("sha256").text(signer.sha256);
  json.key("not_before").text(text::rfc3339(signer.not_before));
  json.key("not_after").text(text::rfc3339(signer.not_after));
  json.close('}');
}

void write_anchor(JsonWriter& json, const signature::Anchor& anchor) {
  json.open('{');
  json.key("authority").text(anchor.authority);
  json.key("edition").text_or_null(std::string_view(anchor.edition));
  json.key("sha256").text_or_null(std::string_view(anchor.sha256));
  json.key("local").boolean(anchor.local);
  json.close('}');
}

void write_signature(JsonWriter& json, const signature::Signature& signature) {
  json.open('{');
  json.key("state").text(signature::state_id(signature.state));
  json.key("digest").text_or_null(std::string_view(signature.digest));
  json.key("signed_at");
  signature.signed_at ? json.text(text::rfc3339(*signature.signed_at)) : json.null();
  json.key("signer");
  signature.signer ? write_signer(json, *signature.signer) : json.null();
  json.key("anchor");
  signature.anchor ? write_anchor(json, *signature.anchor) : json.null();
  json.close('}');
}

void write_recipients(JsonWriter& json, const std::vector<certification::Recipient>& recipients) {
  json.open('[');
  for (const certification::Recipient& recipient : recipients) {
    json.open('{');
    json.key("address").text(recipient.address);
    json.key("certified").boolean(recipient.certified);
    json.close('}');
  }
  json.close(']');
}

void write_certification(JsonWriter& json, const certification::Certification& certified) {
  json.open('{');
  json.key("type").text(certification::type_token(certified.type));
  json.key("error").text(certification::error_token(certified.error));
  json.key("sender").text(certified.sender);
  json.key("recipients");
  write_recipients(json, certified.recipients);
  json.key("reply_to").text_or_null(std::string_view(certified.reply_to));
  json.key("subject").text_or_null(certified.subject);
  json.key("provider").text(certified.provider);
  json.key("time").text(text::rfc3339(text::ZonedTime{certified.time, certified.zone}));
  json.key("identifier").text(certified.identifier);
  json.key("message_id").text_or_null(certified.message_id);
  json.key("receipt_type");
  certified.receipt_type ? json.text(certification::receipt_type_token(*certified.receipt_type))
                         : json.null();
  json.key("delivered_to").text_or_null(certified.delivered_to);
  json.key("error_detail").text_or_null(certified.error_detail);
  json.close('}');
}

void write_checks(JsonWriter& json, const std::vector<verification::Check>& checks) {
  json.open('[');
  for (const verification::Check& check : checks) {
    json.open('{');
    json.key("id").text(verification::check_id(check.id));
    json.key("result").text(verification::result_id(check.result));
    json.key("facts").open('{');
    for (const auto& [name, value] : check.facts) json.key(name).text(value);
    json.close('}');
    json.close('}');
  }
  json.close(']');
}

// The members of a verdict's object, between its braces.
void write_members(JsonWriter& json, const verification::Verdict& verdict) {
  json.key("kind").text(certification::kind_id(verdict.kind));
  json.key("outcome").text(verification::outcome_id(verdict.outcome));
  json.key("level").text(verification::level_id(verdict.level));
  json.key("signature");
  write_signature(json, verdict.signature);
  json.key("certification");
  verdict.certification ? write_certification(json, *verdict.certification) : json.null();
  json.key("checks");
  write_checks(json, verdict.checks);
  json.key("nested").open('[');
  for (const verification::Verdict& inner : verdict.nested) {
    json.open('{');
    json.key("part").text(inner.part);
    write_members(json, inner);
    json.close('}');
  }
  json.close(']');
}

}  // namespace

std::string verdict_json(const verification::Verdict& verdict) {
  std::string out;
  out.reserve(kUsualLineBytes);
  JsonWriter json(out);
  json.open('{');
  write_members(json, verdict);
  json.close('}');
  return out;
}

std::string verdict_line(const verification::Verdict& verdict, std::string_view path,
                         std::size_t index) {
  std::string out;
  out.reserve(kUsualLineBytes);
  JsonWriter json(out);
  json.open('{');
  json.key("path").text(path);
  json.key("index").raw(index == 0 ? "null" : std::to_string(index));
  write_members(json, verdict);
  json.close('}');
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && is_plain(text[plain])) ++plain;
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const text::CodePoint point = text::first_code_point(text);
    if (point.value == '"' || point.value == '\\' || is_deceptive(point.value)) {
      append_escape(out, point.value);
    } else {
      text::append_utf8(out, point.value);
    }
    text.remove_prefix(point.bytes);
  }
  out += '"';
}

}  // namespace pec::report
