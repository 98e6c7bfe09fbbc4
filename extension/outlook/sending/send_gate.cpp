// SPDX-License-Identifier: EUPL-1.2
#include "sending/send_gate.h"

#include <string>
#include <string_view>
#include <utility>

#include "text/utf16_windows.h"

namespace pec::outlook {
namespace {

using nlohmann::json;

// A text of the host's; empty where it is none, so that whatever comes does no harm.
std::wstring text_at(const json& object, const char* name) {
  if (!object.is_object() || !object.contains(name) || !object[name].is_string()) return {};
  return text::utf16_of(object[name].get_ref<const std::string&>());
}

const json& list_at(const json& object, const char* name) {
  static const json kNothing = json::array();
  if (!object.is_object() || !object.contains(name) || !object[name].is_array()) return kNothing;
  return object[name];
}

bool is_check(const json& reply) {
  if (!reply.is_object() || !reply.contains("action") || !reply["action"].is_string()) return false;
  return reply.contains("words") && reply["words"].is_object() &&
         list_at(reply["words"], "findings").size() == list_at(reply, "findings").size();
}

void add_texts(std::vector<std::wstring>& out, const json& list, std::wstring_view mark) {
  for (const json& one : list)
    if (one.is_string())
      out.push_back(std::wstring(mark) + text::utf16_of(one.get_ref<const std::string&>()));
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
    add_texts(one.lines, list_at(findings[at], "recipients"), L"\u2022 ");
    add_texts(one.lines, list_at(words[at], "remedies"), L"\u2192 ");
    out.findings.push_back(std::move(one));
  }
  add_texts(out.recipients, list_at(checked["words"], "recipients"), L"");
  return out;
}

}  // namespace pec::outlook
