// SPDX-License-Identifier: EUPL-1.2
#include "sending/question.h"

#include <utility>

#include "host/reply_values.h"

namespace pec::outlook {
SendingQuestion question_for(std::string_view action, const Texts& texts) {
  SendingQuestion out;
  out.may_send = action != "block";
  out.must_confirm = action == "confirm";
  const std::string kind = out.may_send ? (out.must_confirm ? "confirm" : "warn") : "block";
  out.title = texts.get("addon.send.title");
  out.headline = texts.get("addon.send.headline." + kind);
  out.explanation = texts.get("outlook.send.explanation." + kind);
  out.recipients_title = texts.get("outlook.send.recipients");
  out.confirm = texts.get("addon.send.confirm");
  out.send = texts.get("addon.send.anyway");
  out.back = texts.get("addon.send.back");
  return out;
}

bool is_check(const nlohmann::json& reply) {
  if (!reply.is_object() || !reply.contains("action") || !reply["action"].is_string()) return false;
  return reply.contains("words") && reply["words"].is_object() &&
         list_at(reply["words"], "findings").size() == list_at(reply, "findings").size();
}

SendingQuestion question_of(const nlohmann::json& checked, const Texts& texts) {
  SendingQuestion out = question_for(checked["action"].get<std::string>(), texts);
  const nlohmann::json& findings = list_at(checked, "findings");
  const nlohmann::json& words = list_at(checked["words"], "findings");
  for (std::size_t at = 0; at < words.size(); ++at) {
    SendingFinding one;
    one.title = text_at(words[at], "severity") + L": " + text_at(words[at], "title");
    one.why = text_at(words[at], "why");
    one.lines = texts_at(findings[at], "recipients", L"\u2022 ");
    for (std::wstring& line : texts_at(words[at], "remedies", L"\u2192 "))
      one.lines.push_back(std::move(line));
    out.findings.push_back(std::move(one));
  }
  out.recipients = texts_at(checked["words"], "recipients");
  return out;
}

}  // namespace pec::outlook
