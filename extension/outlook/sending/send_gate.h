// SPDX-License-Identifier: EUPL-1.2
//
// Whether a message that Outlook is about to send may go. It is asked on Outlook's thread, which
// waits: so the answer comes within kDecideWithin, whatever the host does, but for the time that a
// person reads.
#pragma once

#include <chrono>
#include <functional>

#include "com/dispatch.h"
#include "host/conversation.h"
#include "model/outgoing_mail.h"
#include "sending/question.h"
#include "texts/texts.h"
#include "windows/windows.h"

namespace pec::outlook {

inline constexpr std::chrono::milliseconds kDecideWithin{900};
// Of it, what reading the message may take.
inline constexpr std::chrono::milliseconds kReadWithin{400};

class SendGate {
 public:
  // In: whether an administrator wants nothing to be sent unchecked; asked only when there was no
  // check. All outlive this.
  SendGate(Conversation& host, Windows& windows, const Texts& texts,
           std::function<bool()> check_is_required)
      : host_(host),
        windows_(windows),
        texts_(texts),
        check_is_required_(std::move(check_is_required)) {}

  // In: an item of Outlook's; another than a message goes. Out: whether it may go.
  bool may_go(IDispatch* item);

 private:
  bool unchecked();

  Conversation& host_;
  Windows& windows_;
  const Texts& texts_;
  std::function<bool()> check_is_required_;
};

}  // namespace pec::outlook
