// SPDX-License-Identifier: EUPL-1.2
#include "outgoing/policy.h"

#include <algorithm>
#include <array>
#include <optional>

#include <nlohmann/json.hpp>

#include "outgoing/rules.h"

namespace pec::outgoing {
namespace {

using nlohmann::json;

constexpr std::size_t kShownBytes = 64;

tl::unexpected<PolicyError> fail(std::string what, const std::string& member) {
  return tl::make_unexpected(PolicyError{std::move(what), member.substr(0, kShownBytes)});
}

std::optional<Action> action_of(std::string_view text) {
  constexpr std::array kAll = {Action::none, Action::warn, Action::confirm, Action::block};
  const auto* const found = std::find_if(
      kAll.begin(), kAll.end(), [text](Action action) { return action_id(action) == text; });
  return found == kAll.end() ? std::nullopt : std::optional(*found);
}

bool is_rule(std::string_view id) {
  const auto all = rules();
  return std::any_of(all.begin(), all.end(), [id](const Rule& rule) { return rule.id == id; });
}

tl::expected<Policy, PolicyError> policy_of(const json& whole) {
  Policy out;
  if (!whole.is_object()) return fail("type", "");
  for (const auto& member : whole.items()) {
    if (member.key() == "requireCheck") {
      if (!member.value().is_boolean()) return fail("type", member.key());
      out.require_check = member.value().get<bool>();
    } else if (member.key() != "sending") {
      return fail("unknown-member", member.key());
    } else if (!member.value().is_object()) {
      return fail("type", member.key());
    } else {
      for (const auto& row : member.value().items()) {
        if (!is_rule(row.key())) return fail("unknown-rule", row.key());
        const auto action =
            row.value().is_string() ? action_of(row.value().get<std::string>()) : std::nullopt;
        if (!action) return fail("unknown-action", row.key());
        out.actions[row.key()] = *action;
      }
    }
  }
  return out;
}

}  // namespace

tl::expected<Policy, PolicyError> parse_policy(std::string_view text) {
  if (text.size() > kMaxPolicyBytes) return fail("syntax", "");
  const json whole = json::parse(text, nullptr, false);
  if (whole.is_discarded()) return fail("syntax", "");
  return policy_of(whole);
}

tl::expected<Policy, PolicyError> parse_policy(const tl::expected<std::string, std::string>& text) {
  if (!text) return fail(text.error(), "");
  return text->empty() ? Policy() : parse_policy(std::string_view(*text));
}

Policy merged(const Policy& one, const Policy& other) {
  Policy out = one;
  out.require_check = one.require_check || other.require_check;
  for (const auto& [rule, action] : other.actions) {
    const auto [row, is_new] = out.actions.try_emplace(rule, action);
    if (!is_new) row->second = std::max(row->second, action);
  }
  return out;
}

Action action_for(const Policy& policy, std::string_view rule, Severity severity) {
  if (const auto found = policy.actions.find(rule); found != policy.actions.end())
    return found->second;
  switch (severity) {
    case Severity::note:
      return Action::none;
    case Severity::warning:
      return Action::warn;
    case Severity::grave:
      return Action::confirm;
  }
  return Action::confirm;
}

}  // namespace pec::outgoing
