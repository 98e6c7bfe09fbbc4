// SPDX-License-Identifier: EUPL-1.2
#include "sending/send_gate.h"

#include <string>
#include <utility>

#include "host/reply_values.h"

namespace pec::outlook {
namespace {

using nlohmann::json;

bool is_check(const json& reply) {
  if (!reply.is_object() || !reply.contains("action") || !reply["action"].is_string()) return false;
  return reply.contains("words") && reply["words"].is_object() &&
         list_at(reply["words"], "findings").size() == list_at(reply, "findings").size();
}

}  // namespace

bool SendGate::may_go(IDispatch* item) {
  if (!is_mail(item)) return true;
  const Clock::time_point start = Clock::now();
  const OutgoingMail mail = read_outgoing_mail(item, start + kReadWithin);
  if (!mail.complete) return unchecked();
  const Reply reply =
      host_.ask("draft.check", draft_params(mail, texts_.language()), start + kDecideWithin);
  if (!reply || !is_check(*reply)) return unchecked();
  if ((*reply)["action"] == "none") return true;
  return windows_.ask(question_of(*reply));
}

bool SendGate::unchecked() {
  if (check_is_required_()) {
    windows_.tell(texts_.get("addon.send.headline.unchecked"), texts_.get("outlook.send.required"));
    return false;
  }
  windows_.tell(texts_.get("addon.send.unchecked.title"), texts_.get("outlook.send.unchecked"));
  return true;
}

SendingQuestion SendGate::question_of(const json& checked) const {
  SendingQuestion out = question_for(checked["action"].get<std::string>(), texts_);
  const json& findings = list_at(checked, "findings");
  const json& words = list_at(checked["words"], "findings");
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
