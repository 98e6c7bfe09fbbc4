// SPDX-License-Identifier: EUPL-1.2
//
// An account in good order, of a provider whose settings are well known, for tests to spoil.
#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "accounts/audit.h"

namespace pec::accounts::testing {

inline const Providers& shipped_providers() {
  static const Providers providers = [] {
    auto read = Providers::load(std::filesystem::path(PEC_SHARE_DIR) / "providers.json");
    EXPECT_TRUE(read.has_value());
    return read ? *read : Providers();
  }();
  return providers;
}

// 2026-11-22T12:00:00Z
inline constexpr std::chrono::sys_seconds kNow{std::chrono::seconds{1'795'348'800}};
inline constexpr std::string_view kId = "account1";

struct Situation {
  Setup setup;
  Knowledge knowledge;

  Situation() {
    Account account;
    account.id = kId;
    account.name = "studio@pec.it";
    account.incoming.protocol = Protocol::imap;
    account.incoming.server = {"imaps.pec.aruba.it", 993, Security::tls, "studio@pec.it"};
    account.incoming.checks_by_itself = true;
    account.incoming.check_minutes = 10;
    account.incoming.checks_at_start = true;
    account.incoming.keeps_offline_copy = true;
    Identity identity;
    identity.id = "id1";
    identity.address = "studio@pec.it";
    identity.outgoing =
        Outgoing{"smtp1", {"smtps.pec.aruba.it", 465, Security::tls, "studio@pec.it"}};
    account.identities.push_back(identity);
    setup.profile = "abcd.default-release";
    setup.accounts.push_back(account);
    setup.last_run = kNow;
    knowledge.now = kNow;
  }

  Account& account() { return setup.accounts.front(); }
  Incoming& incoming() { return account().incoming; }
  Identity& identity() { return account().identities.front(); }
  Server& outgoing() { return identity().outgoing->server; }
  Observations& observed() { return knowledge.observations[std::string(kId)]; }

  // POP3 that takes nothing away.
  void use_pop3() {
    incoming().protocol = Protocol::pop3;
    incoming().server.host = "pop3s.pec.aruba.it";
    incoming().server.port = 995;
    incoming().keeps_offline_copy.reset();
    incoming().removal.leave_on_server = true;
  }
  void use_outlook() {
    setup.client = Client::outlook;
    setup.last_run.reset();
    account().client = Client::outlook;
    incoming().checks_by_itself.reset();
    incoming().check_minutes.reset();
    incoming().checks_at_start.reset();
    incoming().keeps_offline_copy.reset();
  }
  void add_filter(const std::string& action, const std::string& value = {}) {
    account().filters.push_back({"receipts", true, {{action, value}}, "ALL"});
  }
  void add_quota(int days_ago, std::uint64_t used_mb, std::uint64_t limit_mb = 1000) {
    observed().quota.push_back(
        {kNow - std::chrono::days{days_ago}, used_mb * 1'000'000, limit_mb * 1'000'000});
  }

  AuditedAccount judged() const {
    return audit(setup, shipped_providers(), knowledge).accounts.front();
  }
};

inline const Finding* find(const AuditedAccount& account, std::string_view rule) {
  const auto found = std::find_if(account.findings.begin(), account.findings.end(),
                                  [rule](const Finding& one) { return one.rule == rule; });
  return found == account.findings.end() ? nullptr : &*found;
}

inline std::string fact(const Finding& finding, std::string_view name) {
  for (const auto& [key, value] : finding.facts)
    if (key == name) return value;
  return {};
}

}  // namespace pec::accounts::testing
