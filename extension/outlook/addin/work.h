// SPDX-License-Identifier: EUPL-1.2
//
// What works while Outlook runs: the check before sending, the verdict on what is read, the look at
// what is written, and the look at the accounts.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "accounts/accounts_watch.h"
#include "addin/surface.h"
#include "addin/window_watch.h"
#include "com/reference_counted.h"
#include "composing/compose_watch.h"
#include "host/conversation.h"
#include "pages/message_page.h"
#include "reading/judge.h"
#include "reading/reading_desk.h"
#include "ribbon/ribbon_source.h"
#include "sending/send_gate.h"
#include "texts/texts.h"
#include "windows/main_thread.h"
#include "windows/windows.h"

namespace pec::outlook {

// What the add-in is given from outside; the tests give it other things.
struct Surroundings {
  std::filesystem::path host;  // the program
  std::function<std::unique_ptr<Windows>(const Texts& texts)> make_windows;
  std::function<bool()> check_is_required;
  OpenOriginal open_original;
  std::wstring accounts_key;  // of AccountsStore
};

class Work final : public WindowListener, public RibbonSource {
 public:
  // In: Outlook's Application. All outlive this.
  Work(const Surroundings& surroundings, IDispatch* application, Life& life, const Texts& texts,
       Surface& surface);
  ~Work() override;
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  Work(Work&&) = delete;
  Work& operator=(Work&&) = delete;

  // Whether an item may be sent (SendGate).
  bool may_go(IDispatch* item);

  void on_shown(IDispatch* window, IDispatch* item) override;
  void on_composing(IDispatch* window, IDispatch* item) override;
  void on_closed(IDispatch* window) override;

  ShownVerdict verdict_of(IDispatch* window) override;
  void show_details(IDispatch* window) override;
  void show_accounts() override;
  ComposeState draft_state(IDispatch* window) override;
  void show_draft(IDispatch* window) override;
  ReceiptKind receipt_kind(IDispatch* window) override;
  void choose_receipt_kind(IDispatch* window, ReceiptKind kind) override;

 private:
  void show_verdict(IDispatch* window);
  void look_at_accounts();
  void open_page(const std::wstring& path);

  Life& life_;
  const Texts& texts_;
  Surface& surface_;
  MainThread main_;
  const std::unique_ptr<Windows> windows_;
  // No message waits for the second: a long one that is judged there keeps none from leaving.
  Conversation sending_host_;
  Conversation background_host_;
  SendGate gate_;
  Judge judge_;
  ReadingDesk desk_;
  MessagePage message_page_;
  ComposeWatch composing_;
  AccountsWatch accounts_;
  WindowWatch watch_;  // last: no event comes while the rest goes
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  // asked by windows that stay open
};

}  // namespace pec::outlook
