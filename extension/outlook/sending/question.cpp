// SPDX-License-Identifier: EUPL-1.2
#include "sending/question.h"

#include <utility>

#include "host/members.h"

namespace pec::outlook {
namespace {

using nlohmann::json;

void add_texts(std::vector<std::wstring>& out, const json& list, std::wstring_view mark) {
  for (const json& one : list)
    if (one.is_string())
      out.push_back(std::wstring(mark) + text::utf16_of(one.get_ref<const std::string&>()));
}

}  // namespace

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

bool is_check(const json& reply) {
  if (!reply.is_object() || !reply.contains("action") || !reply["action"].is_string()) return false;
  return reply.contains("words") && reply["words"].is_object() &&
         list_at(reply["words"], "findings").size() == list_at(reply, "findings").size();
}

SendingQuestion question_of(const json& checked, const Texts& texts) {
  SendingQuestion out = question_for(checked["action"].get<std::string>(), texts);
  const json& findings = list_at(checked, "findings");
  const json& words = list_at(checked["words"], "findings");
  for (std::size_t at = 0; at < words.size(); ++at) {
    SendingFinding one;
    one.title = text_at(words[at], "severity") + L": " + text_at(words[at], "title");
    one.why = text_at(words[at], "why");
    add_texts(one.lines, list_at(findings[at], "recipients"), L"\u2022 ");
    add_texts(one.lines, list_at(words[at], "remedies"), L"\u2192 ");
    out.findings.push_back(std::move(one));
  }
  add_texts(out.recipients, list_at(checked["words"], "recipients"), L"");
  return out;
}

}  // namespace pec::outlook
