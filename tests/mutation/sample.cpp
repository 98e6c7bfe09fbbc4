// SPDX-License-Identifier: EUPL-1.2
#include "sample.h"

#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>

#include "bytes.h"
#include "layout.h"
#include "text/instant.h"

namespace pec::mutation {
namespace {

using nlohmann::json;

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Role role_of(const std::string& kind) {
  if (kind == "transport-envelope" || kind == "anomaly-envelope") return Role::envelope;
  if (kind == "taking-in-charge" || kind == "virus-notice") return Role::between_providers;
  return Role::receipt;
}

void read_context(const json& entry, const std::filesystem::path& folder, Sample& sample) {
  const json context = entry.value("context", json::object());
  sample.context.accounts = context.value("accounts", std::vector<std::string>{});
  if (context.contains("arrived"))
    sample.context.arrived = text::parse_rfc3339(context["arrived"].get<std::string>()).value().utc;
  if (context.contains("sent"))
    sample.sent = read_bytes(folder / context["sent"].get<std::string>());
}

void describe(const certification::Certification& certified, std::ostream& out) {
  out << '|' << certification::type_token(certified.type) << '|' << certified.sender << '|'
      << certified.reply_to << '|' << certified.subject.value_or("-") << '|' << certified.identifier
      << '|' << certified.message_id.value_or("-") << '|'
      << certified.time.time_since_epoch().count();
  for (const certification::Recipient& recipient : certified.recipients)
    out << '|' << recipient.address << ' ' << recipient.certified;
}

}  // namespace

std::string facts_of(const verification::Verdict& verdict) {
  std::ostringstream out;
  if (verdict.signature.signer) out << verdict.signature.signer->sha256;
  if (verdict.signature.signed_at)
    out << '|' << verdict.signature.signed_at->time_since_epoch().count();
  if (verdict.certification) describe(*verdict.certification, out);
  return out.str();
}

std::vector<Sample> read_corpus(const std::filesystem::path& folder, std::size_t& left_out) {
  std::vector<Sample> samples;
  const json entries = json::parse(read_bytes(folder / "corpus.json"));
  for (const json& entry : entries) {
    Sample sample;
    sample.expected = entry.at("outcome").get<std::string>();
    if (sample.expected != "genuine" && sample.expected != "uncertified") continue;
    sample.name = entry.at("file").get<std::string>();
    sample.bytes = read_bytes(folder / sample.name);
    if (sample.bytes.size() >= kMaxSampleBytes) continue;
    sample.role = role_of(entry.value("kind", std::string()));
    read_context(entry, folder, sample);
    // What stands before a subject with a list tag is anybody's, so that no change there is a
    // fault.
    const json checks = entry.value("checks", json::object());
    const bool tagged = checks.value("header.subject", std::string()) == "note";
    // OpenSSL does not look at the tags of the pieces of a constructed signature value
    // (X.690, 8.7.3).
    const bool pieces = sample.name.find("ber-constructed") != std::string::npos;
    if (entry.contains("accept") || tagged || pieces || !take_apart(sample)) {
      ++left_out;
      continue;
    }
    samples.push_back(std::move(sample));
  }
  // Only now do the samples lie still.
  for (Sample& sample : samples)
    if (!sample.sent.empty()) sample.context.sent_copy = sample.sent;
  return samples;
}

}  // namespace pec::mutation
