// SPDX-License-Identifier: EUPL-1.2
#include "entry_text.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "json_members.h"

namespace pec::policy {
namespace {

using nlohmann::json;

// The last of that name, as JSON.parse has it where a name comes twice.
const Member* last_of(const std::vector<Member>& members, std::string_view key) {
  const auto found = std::find_if(members.rbegin(), members.rend(),
                                  [key](const Member& each) { return each.key == key; });
  return found == members.rend() ? nullptr : &*found;
}

// Where the policy begins in a text that is JSON and has it.
std::size_t policy_in(std::string_view text, Form form) {
  std::size_t at = first_value(text);
  if (form == Form::settings) return at;
  for (const std::string_view key : {"policies", "ExtensionSettings"}) {
    const auto members = members_of(text, at);
    at = last_of(members, key)->value;
  }
  return at;
}

json as_json(const Entry& entry) {
  return {{"installation_mode", kInstallationMode}, {"install_url", entry.url}};
}

std::string text_of(std::string_view text) { return json(text).dump(); }

// In: what stands before each member of the policy, and what one level more is indented by; empty
// where all is in one line.
std::string entry_text(const Entry& entry, std::string_view before, std::string_view more) {
  const std::string inner = before.empty() ? "" : std::string(before) + std::string(more);
  return text_of(entry.id) + ": {" + inner +
         "\"installation_mode\": " + text_of(kInstallationMode) + "," +
         (inner.empty() ? " " : inner) + "\"install_url\": " + text_of(entry.url) +
         std::string(before) + "}";
}

// What of `deep` is not in `flat`, both the blanks before something; two blanks when that is odd.
std::string step_between(std::string_view flat, std::string_view deep) {
  const auto indent = [](std::string_view blanks) { return blanks.substr(blanks.rfind('\n') + 1); };
  const std::string_view less = indent(flat);
  const std::string_view more = indent(deep);
  if (!more.starts_with(less) || more.size() == less.size()) return "  ";
  return std::string(more.substr(less.size()));
}

}  // namespace

Found look(std::string_view text, Form form, const Entry& entry) {
  if (text.starts_with("\xEF\xBB\xBF")) return Found::unreadable;  // JSON.parse takes no mark there
  const json read = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!read.is_object()) return Found::unreadable;
  const json* policy = &read;
  if (form == Form::policies_file) {
    if (!read.contains("policies") || !read["policies"].is_object()) return Found::unreadable;
    const json& policies = read["policies"];
    if (!policies.contains("ExtensionSettings")) return Found::no_policy;
    policy = &policies["ExtensionSettings"];
  }
  if (!policy->is_object()) return Found::unreadable;
  if (!policy->contains(entry.id)) return Found::no_entry;
  return (*policy)[entry.id] == as_json(entry) ? Found::ours : Found::another;
}

std::string with_entry(std::string_view text, Form form, const Entry& entry) {
  const std::size_t policy = policy_in(text, form);
  const auto members = members_of(text, policy);
  std::string out(text);
  if (members.empty()) return out.insert(policy + 1, entry_text(entry, {}, {}));
  const std::string_view before = text.substr(policy + 1, members.front().begin - policy - 1);
  const std::size_t end = members.back().end;
  if (before.find('\n') == std::string_view::npos)
    return out.insert(end, ", " + entry_text(entry, {}, {}));
  const std::string_view behind = text.substr(end, text.find('}', end) - end);
  return out.insert(
      end, "," + std::string(before) + entry_text(entry, before, step_between(behind, before)));
}

std::string without_entry(std::string_view text, Form form, const Entry& entry) {
  const std::size_t policy = policy_in(text, form);
  const auto members = members_of(text, policy);
  const Member* ours = last_of(members, entry.id);
  std::string out(text);
  if (ours != &members.front()) {  // and the comma before it
    const Member* previous = ours - 1;
    return out.erase(previous->end, ours->end - previous->end);
  }
  // And the comma behind it, where there is one.
  const std::size_t end = members.size() > 1 ? members[1].begin : ours->end;
  return out.erase(ours->begin, end - ours->begin);
}

std::string file_url(std::string_view path) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:@";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out = "file:///";
  for (const char each : path) {
    const char c = each == '\\' ? '/' : each;
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return out;
}

}  // namespace pec::policy
