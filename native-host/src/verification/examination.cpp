// SPDX-License-Identifier: EUPL-1.2
#include "verification/examination.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/cut.h"

namespace pec::verification {
namespace {

using certification::Type;

}  // namespace

std::optional<std::chrono::sys_seconds> Examination::signing_time() const {
  if (cms.signed_at) return cms.signed_at;
  return certification ? std::optional(certification->time) : std::nullopt;
}

bool Examination::is_envelope() const {
  return certification && certification->type == Type::transport_envelope;
}

bool Examination::is_receipt_to_sender() const {
  return certification && !is_envelope() && certification->type != Type::taking_in_charge &&
         certification->type != Type::virus_notice;
}

std::string Examination::header(std::string_view name) const {
  return mail::decoded_text(root.headers.first(name));
}

bool says_signed(const mail::Entity& root) {
  if (root.type == "multipart/signed") return true;
  const auto& fields = root.headers.fields();
  return std::any_of(fields.begin(), fields.end(), [](const mail::HeaderField& field) {
    return text::equals_ignoring_case(field.name, "Content-Type") &&
           text::starts_with_ignoring_case(text::trimmed(field.value), "multipart/signed");
  });
}

bool has_rival_structures(const mail::Entity& root) {
  if (!says_signed(root)) return false;
  if (root.headers.count("Content-Type") > 1) return true;
  const auto parameters = mail::raw_parameters(root.headers.first("Content-Type"));
  return std::count_if(parameters.begin(), parameters.end(), [](const mail::RawParameter& p) {
           return p.name == "boundary" || p.name.starts_with("boundary*");
         }) > 1;
}

Check make_check(CheckId id, Result result, std::vector<Fact> facts) {
  for (Fact& fact : facts) fact.second = text::cut_visibly(fact.second, kMaxFactBytes);
  return {id, result, std::move(facts)};
}

Check passed(CheckId id) { return {id, Result::pass, {}}; }

Check skipped(CheckId id, std::string_view reason) {
  if (reason.empty()) return {id, Result::skip, {}};
  return {id, Result::skip, {{"reason", std::string(reason)}}};
}

Check skipped_without_headers(const Examination& e, CheckId id) {
  return skipped(id, e.context.has_headers ? std::string_view{} : kNoHeaders);
}

bool same_address(std::string_view a, std::string_view b) {
  return text::equals_ignoring_case(text::trimmed(a), text::trimmed(b));
}

std::string addresses_text(const std::vector<mail::Address>& list) {
  std::vector<std::string> out;
  out.reserve(list.size());
  for (const mail::Address& item : list) out.push_back(item.address);
  return joined(out);
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += ", ";
    out += item;
  }
  return out;
}

}  // namespace pec::verification
