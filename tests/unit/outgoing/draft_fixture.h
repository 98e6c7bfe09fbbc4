// SPDX-License-Identifier: EUPL-1.2
//
// A draft in good order, from a PEC account of a provider whose limits are known, for tests to
// spoil.
#pragma once

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "outgoing/check.h"

namespace pec::outgoing::testing {

// 2026-11-22T12:00:00Z
inline constexpr std::chrono::sys_seconds kNow{std::chrono::seconds{1'795'348'800}};

inline const SendingRules& shipped_rules() {
  static const SendingRules rules = [] {
    const std::filesystem::path data(PEC_SHARE_DIR);
    auto providers = accounts::Providers::load(data / "providers.json");
    EXPECT_TRUE(providers.has_value());
    auto read = SendingRules::load(data / "sending-rules.json", std::move(*providers));
    EXPECT_TRUE(read.has_value());
    return std::move(*read);
  }();
  return rules;
}

struct Situation {
  Draft draft;
  Sender sender;
  Policy policy;
  std::map<std::string, addresses::AddressReport, std::less<>> known;

  Situation() {
    draft.from = "studio@pec.it";
    draft.to = {{"", "court@pec.example"}};
    draft.subject = "Notice";
    draft.body_bytes = 500;
    sender.address = "studio@pec.it";
    sender.is_pec = true;
    know("court@pec.example").verdict = addresses::Verdict::certified;
  }

  addresses::AddressReport& know(const std::string& address) {
    addresses::AddressReport& out = known[address];
    out.address = address;
    return out;
  }
  void suggest(addresses::SuggestionKind kind, const std::string& address) {
    addresses::AddressReport& report = know("court@pec.example");
    report.verdict = addresses::Verdict::unknown;
    report.suggestions = {{kind, address, "The Court"}};
  }
  // `count` recipients in To, all certified.
  void address_to(std::size_t count) {
    draft.to.clear();
    for (std::size_t i = 0; i < count; ++i) {
      draft.to.push_back({"", "r" + std::to_string(i) + "@pec.example"});
      know(draft.to.back().address).verdict = addresses::Verdict::certified;
    }
  }
  // An account whose provider states no limits.
  void use_provider_without_limits() {
    draft.from = "studio@legalmail.it";
    sender.address = "studio@legalmail.it";
  }
  void attach(const std::string& name, std::string_view content = "text",
              const std::string& type = {}) {
    draft.attachments.push_back({name, type, content.size(), content});
  }

  Checked checked() const {
    return check(
        draft, sender,
        [this](std::string_view address) {
          const auto found = known.find(address);
          return found == known.end() ? addresses::AddressReport() : found->second;
        },
        shipped_rules(), policy, kNow);
  }
};

inline const Finding* find(const Checked& checked, std::string_view rule) {
  const auto found = std::find_if(checked.findings.begin(), checked.findings.end(),
                                  [rule](const Finding& one) { return one.rule == rule; });
  return found == checked.findings.end() ? nullptr : &*found;
}

inline std::string fact(const Finding& finding, std::string_view name) {
  for (const auto& [key, value] : finding.facts)
    if (key == name) return value;
  return {};
}

}  // namespace pec::outgoing::testing
