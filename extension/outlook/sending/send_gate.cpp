// SPDX-License-Identifier: EUPL-1.2
#include "sending/send_gate.h"

namespace pec::outlook {

bool SendGate::may_go(IDispatch* item) {
  if (!is_mail(item)) return true;
  const Clock::time_point start = Clock::now();
  const OutgoingMail mail = read_outgoing_mail(item, start + kReadWithin);
  if (!mail.complete) return unchecked();
  const Reply reply =
      host_.ask("draft.check", draft_params(mail, texts_.language()), start + kDecideWithin);
  if (!reply || !is_check(*reply)) return unchecked();
  if ((*reply)["action"] == "none") return true;
  return windows_.ask(question_of(*reply, texts_));
}

bool SendGate::unchecked() {
  if (check_is_required_()) {
    windows_.tell(texts_.get("addon.send.headline.unchecked"), texts_.get("outlook.send.required"));
    return false;
  }
  windows_.tell(texts_.get("addon.send.unchecked.title"), texts_.get("outlook.send.unchecked"));
  return true;
}

}  // namespace pec::outlook
