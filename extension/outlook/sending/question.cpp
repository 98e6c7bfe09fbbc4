// SPDX-License-Identifier: EUPL-1.2
#include "sending/question.h"

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

}  // namespace pec::outlook
