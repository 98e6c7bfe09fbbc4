// SPDX-License-Identifier: EUPL-1.2
//
// As the add-on for Thunderbird shows a draft on the button of its window
// (sending/presentation.js).
#include "composing/compose_state.h"

#include <algorithm>
#include <utility>

#include "host/reply_values.h"
#include "texts/filling.h"

namespace pec::outlook {
namespace {

using nlohmann::json;

bool is_grave(const json& finding) { return utf8_at(finding, "severity") == "grave"; }

bool is_told(const json& finding) { return utf8_at(finding, "action") != "none"; }

bool is_certified(const json& recipient) {
  const std::string verdict = utf8_at(recipient, "verdict");
  return verdict == "certified" || verdict == "probably-certified";
}

bool is_from_pec(const json& checked) {
  const json& sender = object_at(checked, "sender");
  return sender.contains("pec") && sender["pec"] == true;
}

Tone tone_of(const json& checked) {
  const std::string action = utf8_at(checked, "action");
  const json& findings = list_at(checked, "findings");
  if (action == "warn")
    return std::any_of(findings.begin(), findings.end(), is_grave) ? Tone::bad : Tone::attention;
  if (action != "none") return Tone::bad;
  const json& recipients = list_at(checked, "recipients");
  const bool all = std::all_of(recipients.begin(), recipients.end(), is_certified);
  return is_from_pec(checked) && all ? Tone::good : Tone::neutral;
}

std::wstring label_of(const json& checked, std::size_t count, const Texts& texts) {
  if (count == 1) return texts.get("outlook.compose.one");
  if (count > 1) return filled(texts.get("outlook.compose.many"), L"count", std::to_wstring(count));
  return texts.get(is_from_pec(checked) ? "addon.send.headline.none" : "outlook.compose.ordinary");
}

}  // namespace

bool ComposeState::operator==(const ComposeState& other) const {
  const auto same = [](const SendingFinding& one, const SendingFinding& another) {
    return one.title == another.title && one.why == another.why && one.lines == another.lines;
  };
  return tone == other.tone && label == other.label && count == other.count &&
         recipients == other.recipients &&
         std::equal(findings.begin(), findings.end(), other.findings.begin(), other.findings.end(),
                    same);
}

ComposeState looking_state(const Texts& texts) {
  ComposeState out;
  out.tone = Tone::looking;
  out.label = texts.get("addon.send.looking");
  return out;
}

ComposeState compose_state(const Reply& reply, const Texts& texts) {
  ComposeState out;
  if (!reply || !is_check(*reply)) {
    out.tone = Tone::unknown;
    out.label = texts.get("outlook.compose.unknown");
    return out;
  }
  if (list_at(*reply, "recipients").empty()) {
    out.tone = Tone::neutral;
    out.label = texts.get("addon.send.headline.empty");
    return out;
  }
  const json& findings = list_at(*reply, "findings");
  SendingQuestion shown = question_of(*reply, texts);
  out.tone = tone_of(*reply);
  out.count = static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), is_told));
  out.label = label_of(*reply, out.count, texts);
  out.findings = std::move(shown.findings);
  out.recipients = std::move(shown.recipients);
  return out;
}

bool has_more(const ComposeState& state) {
  return !state.findings.empty() || !state.recipients.empty();
}

SendingQuestion preview_of(const ComposeState& state, const Texts& texts) {
  SendingQuestion out = question_for("block", texts);  // which has no button to send
  out.title = texts.get("addon.compose");
  out.headline = state.label;
  out.explanation = texts.get("outlook.compose.preview");
  out.back = texts.get("outlook.close");
  out.findings = state.findings;
  out.recipients = state.recipients;
  out.is_preview = true;
  return out;
}

}  // namespace pec::outlook
