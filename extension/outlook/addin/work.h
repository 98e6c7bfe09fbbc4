// SPDX-License-Identifier: EUPL-1.2
//
// What works while Outlook runs: the check before sending, and the verdict on what is read.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "addin/window_watch.h"
#include "com/reference_counted.h"
#include "host/conversation.h"
#include "reading/judge.h"
#include "reading/reading_desk.h"
#include "sending/send_gate.h"
#include "texts/texts.h"
#include "windows/main_thread.h"

namespace pec::outlook {

// What the add-in is given from outside; the tests give it other things.
struct Surroundings {
  std::filesystem::path host;  // the program
  std::function<std::unique_ptr<Windows>()> make_windows;
  std::function<bool()> check_is_required;
  OpenOriginal open_original;
  // Told of each window whose verdict is another now.
  std::function<void(IDispatch* window, const Judged& judged)> verdict_changed;
};

class Work final : public WindowListener {
 public:
  // In: Outlook's Application. Everything outlives this.
  Work(const Surroundings& surroundings, IDispatch* application, Life& life, Language language);
  ~Work() override;
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  Work(Work&&) = delete;
  Work& operator=(Work&&) = delete;

  // Whether an item may be sent (SendGate).
  bool may_go(IDispatch* item);
  // The verdict on what a window shows.
  const Judged& verdict_in(IDispatch* window) const;

  void on_shown(IDispatch* window, IDispatch* item) override;
  void on_composing(IDispatch* window, IDispatch* item) override;
  void on_closed(IDispatch* window) override;

 private:
  const Texts texts_;
  const std::unique_ptr<Windows> windows_;
  MainThread main_;
  // One for each sort of question: a long message that is judged keeps no other from leaving.
  Conversation sending_host_;
  Conversation reading_host_;
  SendGate gate_;
  Judge judge_;
  ReadingDesk desk_;
  WindowWatch watch_;  // last: no event comes while the rest goes
};

}  // namespace pec::outlook
