// SPDX-License-Identifier: EUPL-1.2
#include "accounts/accounts_report.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "host/reply_values.h"

namespace pec::outlook {
namespace {

using nlohmann::json;

constexpr std::string_view kNewOutlook = "outlook.new";
constexpr std::size_t kMaxFindings = 500;

// As the add-on for Thunderbird tells of them: what can lose messages.
bool is_grave(std::string_view severity) { return severity == "critical" || severity == "serious"; }

// Their keys, as the host's words have them.
std::vector<std::string> grave_keys(const json& audit) {
  std::vector<std::string> out;
  for (const json& account : list_at(audit, "accounts")) {
    const std::string id = utf8_at(account, "id");
    for (const json& finding : list_at(account, "findings"))
      if (is_grave(utf8_at(finding, "severity")))
        out.push_back(id + "|" + utf8_at(finding, "rule"));
  }
  return out;
}

AccountFinding finding_of(const json& words) {
  return {text_at(words, "account"), text_at(words, "severity"), text_at(words, "title"),
          text_at(words, "why"), texts_at(words, "remedies")};
}

bool names_new_outlook(const json& audit) {
  for (const json& account : list_at(audit, "accounts"))
    for (const json& finding : list_at(account, "findings"))
      if (utf8_at(finding, "rule") == kNewOutlook) return true;
  return false;
}

std::vector<std::wstring> lines_in(const std::wstring& text) {
  std::vector<std::wstring> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(L'\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

AccountFinding new_outlook(const Texts& texts) {
  return {{},
          {},
          texts.get("audit.outlook.new.title"),
          texts.get("audit.outlook.new.why"),
          lines_in(texts.get("audit.outlook.new.fix.outlook"))};
}

// Why there is no audit, and what mends it.
AccountsReport no_audit(const Trouble& trouble, const Texts& texts) {
  std::string key = "outlook.accounts.failure.silent";
  if (trouble.kind == Trouble::Kind::missing) key = "outlook.accounts.failure.missing";
  if (trouble.kind == Trouble::Kind::garbage) key = "outlook.accounts.failure.other";
  if (trouble.kind == Trouble::Kind::refused) {
    const bool is_unreadable =
        trouble.reason == "profile-unreadable" || trouble.reason == "no-profile";
    key = is_unreadable ? "outlook.accounts.failure.unreadable" : "outlook.accounts.failure.other";
  }
  AccountsReport out;
  out.headline = texts.get(key);
  out.text = texts.get(key + ".action");
  return out;
}

void add_paragraph(std::wstring& text, const std::wstring& paragraph) {
  if (paragraph.empty()) return;
  while (!text.empty() && text.back() == L'\n') text.pop_back();
  if (!text.empty()) text += L"\n\n";
  text += paragraph;
}

}  // namespace

AccountsReport accounts_report(const Reply& reply, const AccountsSurroundings& around,
                               const Texts& texts) {
  const bool is_audit = reply && reply->is_object() && reply->contains("words");
  AccountsReport out;
  if (is_audit) {
    const json& words = object_at(*reply, "words");
    out.tone = tone_of(utf8_at(words, "tone"));
    out.headline = text_at(words, "headline");
    if (out.headline.empty()) out.headline = texts.get("outlook.accounts.title");
    out.text = text_at(words, "text");
    for (const json& each : list_at(words, "findings"))
      if (each.is_object() && out.findings.size() < kMaxFindings)
        out.findings.push_back(finding_of(each));
    out.grave = grave_keys(*reply);
  } else {
    out = no_audit(reply ? Trouble{Trouble::Kind::garbage, {}} : reply.error(), texts);
  }
  if (around.has_new_outlook) {
    if (!is_audit || !names_new_outlook(*reply)) {
      out.findings.push_back(new_outlook(texts));
      add_paragraph(out.text, out.findings.back().title + L"\n" + out.findings.back().why);
    }
    add_paragraph(out.text, texts.get("outlook.accounts.new-outlook"));
  }
  if (const std::wstring lines = lines_of(around.accounts, texts); !lines.empty())
    add_paragraph(out.text, texts.get("outlook.accounts.open") + L"\n" + lines);
  return out;
}

}  // namespace pec::outlook
