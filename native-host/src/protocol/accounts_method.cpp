// SPDX-License-Identifier: EUPL-1.2
//
// accounts.* (docs/protocol.md): the audit of the accounts that the front end has, and the test of
// one account's connections.
#include <algorithm>
#include <chrono>
#include <utility>

#include "accounts/audit.h"
#include "accounts/thunderbird_accounts.h"
#include "protocol/account_servers.h"
#include "protocol/audit_params.h"
#include "protocol/session.h"
#include "report/audit_json.h"
#include "report/words_json.h"
#include "text/instant.h"

namespace pec::protocol {
namespace {

// A file that keeps the audit from being made. Facts: where and what.
RpcError unreadable(ErrorCode code, std::string reason, const accounts::Problem& problem) {
  return {code,
          "A file that the audit needs cannot be read",
          std::move(reason),
          {{"file", problem.file}, {"line", std::to_string(problem.line)}, {"what", problem.what}}};
}

RpcError unreadable_profile(const accounts::Problem& problem) {
  return unreadable(ErrorCode::refused, "profile-unreadable", problem);
}

RpcError no_profile(const accounts::ProfileError& error) {
  if (!error.problems.empty()) return unreadable_profile(error.problems.front());
  return {ErrorCode::refused, "No single profile here holds these accounts", error.what, {}};
}

}  // namespace

Session::Result Session::audit_accounts(const nlohmann::json& params) {
  const auto audited = run_audit(params);
  if (!audited) return tl::make_unexpected(audited.error());
  const auto worded = words(audited->language, audited->audit, report::audit_words);
  if (!worded) return tl::make_unexpected(worded.error());
  std::string out = report::audit_json(audited->audit);
  std::string with_words = out;
  with_words.insert(with_words.size() - 1, *worded);
  auto whole = fitting(std::move(with_words));
  return whole ? std::move(whole) : fitting(std::move(out));
}

tl::expected<Session::Audited, RpcError> Session::run_audit(const nlohmann::json& params) {
  auto request = parse_audit_request(params);
  if (!request) return tl::make_unexpected(request.error());
  if (!settings_.accounts.find_profile || !settings_.accounts.load_providers)
    return tl::make_unexpected(no_profile({"no-profile", {}}));
  const auto providers = settings_.accounts.load_providers();
  if (!providers) {
    return tl::make_unexpected(unreadable(ErrorCode::installation, "providers", providers.error()));
  }
  const auto setup = setup_of(*request);
  if (!setup) return tl::make_unexpected(setup.error());
  request->knowledge.now = text::current_second();
  Audited out{accounts::audit(*setup, *providers, request->knowledge), request->language};
  note_ = std::to_string(out.audit.accounts.size()) + " accounts";
  return out;
}

tl::expected<accounts::Setup, RpcError> Session::setup_of(const AuditRequest& request) const {
  if (request.of_outlook) {
    if (!settings_.accounts.read_outlook)
      return tl::make_unexpected(no_profile({"no-profile", {}}));
    auto setup = settings_.accounts.read_outlook();
    if (!setup) return tl::make_unexpected(unreadable_profile(setup.error()));
    return std::move(*setup);
  }
  const auto profile = settings_.accounts.find_profile(request.accounts);
  if (!profile) return tl::make_unexpected(no_profile(profile.error()));
  auto setup = accounts::read_thunderbird(*profile);
  if (!setup) return tl::make_unexpected(unreadable_profile(setup.error()));
  return std::move(*setup);
}

Session::Result Session::test_account(const nlohmann::json& params) {
  const auto request = parse_test_request(params);
  if (!request) return tl::make_unexpected(request.error());
  if (!settings_.test_servers) {
    return tl::make_unexpected(RpcError{
        ErrorCode::method_not_found, "There is no connection test on this system", "method", {}});
  }
  if (!settings_.accounts.find_profile) return tl::make_unexpected(no_profile({"no-profile", {}}));
  const auto profile = settings_.accounts.find_profile(request->accounts);
  if (!profile) return tl::make_unexpected(no_profile(profile.error()));
  const auto prefs = accounts::read_prefs(*profile);
  if (!prefs) return tl::make_unexpected(unreadable_profile(prefs.error()));
  const std::vector<accounts::Account> all = accounts::thunderbird_accounts(*prefs);
  const auto account = std::find_if(
      all.begin(), all.end(), [&request](const auto& one) { return one.id == request->account; });
  std::vector<doctor::Server> servers;
  if (account != all.end()) servers = servers_of(*account);
  if (servers.empty()) {
    return tl::make_unexpected(
        RpcError{ErrorCode::refused, "The account has no server to test", "no-servers", {}});
  }
  const auto tested = settings_.test_servers(servers);
  if (!tested) {
    return tl::make_unexpected(RpcError{ErrorCode::installation,
                                        "The connection test does not work",
                                        "connection-test",
                                        {{"what", tested.error()}}});
  }
  note_ = std::to_string(servers.size()) + " servers";
  return nlohmann::json{{"servers", *tested}}.dump(-1, ' ', /*ensure_ascii=*/true,
                                                   nlohmann::json::error_handler_t::replace);
}

}  // namespace pec::protocol
