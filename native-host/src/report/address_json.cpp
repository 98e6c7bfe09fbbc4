// SPDX-License-Identifier: EUPL-1.2
#include "report/address_json.h"

#include "text/cut.h"
#include "text/instant.h"

namespace pec::report {
namespace {

using addresses::AddressReport;

std::string short_text(std::string_view text) {
  return text::cut_visibly(text, kMaxAddressTextBytes);
}

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

}  // namespace

void write_address_members(JsonWriter& json, std::string_view address,
                           const AddressReport& report) {
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

std::string address_json(const AddressReport& report) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  write_address_members(json, report.address, report);
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
    write_address_members(json, one.address, one);
    json.close('}');
  }
  json.close(']');
  if (!directory_usable) json.key("directory").text("unusable");
  json.close('}');
  return out;
}

}  // namespace pec::report
