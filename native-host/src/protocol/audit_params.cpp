// SPDX-License-Identifier: EUPL-1.2
#include "protocol/audit_params.h"

#include <optional>
#include <string>
#include <utility>

#include "accounts/thunderbird_accounts.h"
#include "protocol/params.h"

namespace pec::protocol {
namespace {

using accounts::Observations;
using nlohmann::json;

constexpr std::size_t kMaxTextBytes = 320;   // an id, an address, a version
constexpr std::size_t kMaxNameBytes = 4096;  // a person may call an account anything
constexpr std::size_t kMaxIdentities = 200;
constexpr std::size_t kMaxQuotaPoints = 400;  // a year, one a day
// Larger than any mailbox, and exact as a double.
constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 53U;

constexpr const char* kThunderbird = "thunderbird";
constexpr const char* kOutlook = "outlook";

using Fault = std::optional<RpcError>;

using Claims = std::vector<accounts::ClaimedAccount>;

Fault read_account(const json& item, const std::string& path, Claims& out) {
  Params in(item, path);
  accounts::ClaimedAccount account;
  account.id = in.text("id", kMaxTextBytes);
  account.addresses = in.optional_texts("identities", kMaxIdentities, kMaxTextBytes);
  // Sent by a front end that hands over what it has; the profile says the same.
  in.optional_text("type", kMaxTextBytes);
  in.optional_text("name", kMaxNameBytes);
  out.push_back(std::move(account));
  return in.fault();
}

Fault read_accounts(const json& listed, Claims& out) {
  Fault fault;
  for (std::size_t i = 0; !fault && i < listed.size(); ++i)
    fault = read_account(listed[i], "accounts." + std::to_string(i) + ".", out);
  return fault;
}

Fault read_quota(const json& item, const std::string& path, Observations& out) {
  Params in(item, path);
  const auto at = in.optional_instant("at");
  const std::uint64_t used = in.count("used", kMaxBytes);
  const std::uint64_t limit = in.count("limit", kMaxBytes);
  if (at) out.quota.push_back({*at, used, limit});
  return in.fault();
}

Fault read_observations(const json& item, const std::string& path, Observations& out) {
  Params in(item, path);
  const json& quota = in.optional_objects("quota", kMaxQuotaPoints);
  out.last_fetch = in.optional_instant("last_fetch");
  out.receipts_bytes = in.optional_count("receipts_bytes", kMaxBytes);
  out.anomalies = in.optional_count("anomalies", kMaxBytes);
  out.password_made = in.optional_instant("password_made");
  out.receipts_seen = in.optional_flag("receipts_seen").value_or(false);
  Fault fault = in.fault();
  for (std::size_t i = 0; !fault && i < quota.size(); ++i)
    fault = read_quota(quota[i], path + "quota." + std::to_string(i) + ".", out);
  return fault;
}

}  // namespace

tl::expected<AuditRequest, RpcError> parse_audit_request(const json& params) {
  AuditRequest out;
  Params in(params);
  const json& listed = in.optional_objects("accounts", accounts::kMaxAccounts);
  const json& decisions = in.optional_object("pec");
  const json& observed = in.optional_object("observations");
  in.optional_text("client", kMaxTextBytes);
  out.language = in.optional_text("language", kMaxLanguageBytes);
  const std::string program = in.optional_text("program", kMaxTextBytes).value_or(kThunderbird);
  Fault fault = in.fault();
  out.of_outlook = program == kOutlook;
  if (!fault && program != kThunderbird && !out.of_outlook)
    fault = invalid_member("program", "must be thunderbird or outlook");
  if (!fault) fault = read_accounts(listed, out.accounts);
  Params said(decisions, "pec.");
  for (const auto& item : decisions.items())
    if (const auto is_pec = said.optional_flag(item.key()))
      out.knowledge.decisions.emplace(item.key(), *is_pec);
  if (!fault) fault = said.fault();
  Params of_accounts(observed, "observations.");
  for (const auto& item : observed.items()) {
    const json& one = of_accounts.optional_object(item.key());
    if (fault) break;
    fault = read_observations(one, "observations." + item.key() + ".",
                              out.knowledge.observations[item.key()]);
  }
  if (!fault) fault = of_accounts.fault();
  if (fault) return tl::make_unexpected(std::move(*fault));
  return out;
}

tl::expected<TestRequest, RpcError> parse_test_request(const json& params) {
  TestRequest out;
  Params in(params);
  const json& listed = in.optional_objects("accounts", accounts::kMaxAccounts);
  out.account = in.text("account", kMaxTextBytes);
  Fault fault = in.fault();
  if (!fault) fault = read_accounts(listed, out.accounts);
  if (fault) return tl::make_unexpected(std::move(*fault));
  return out;
}

}  // namespace pec::protocol
