// SPDX-License-Identifier: EUPL-1.2
//
// Has the host look at Outlook's accounts: once a day by itself, and whenever somebody asks.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "accounts/accounts_report.h"
#include "accounts/accounts_store.h"
#include "host/background.h"
#include "windows/windows.h"

namespace pec::outlook {

struct AccountsTimes {
  // After the start, when Outlook has done what it does then.
  std::chrono::milliseconds first = std::chrono::seconds(60);
  // How often it is looked whether a day is over: a computer that slept wakes with an old timer.
  std::chrono::milliseconds step = std::chrono::hours(1);
  std::chrono::seconds day = std::chrono::hours(24);
  // What the host may take for an answer.
  std::chrono::milliseconds answer = std::chrono::seconds(30);
};

// Made, used and destroyed on Outlook's thread.
class AccountsWatch {
 public:
  // In: Outlook's Application, of which a reference is held. All others outlive this; `host` is
  // better one of which no message waits for an answer.
  AccountsWatch(IDispatch* application, Conversation& host, MainThread& thread, Windows& windows,
                const Texts& texts, AccountsStore store, AccountsTimes times = {});
  AccountsWatch(const AccountsWatch&) = delete;
  AccountsWatch& operator=(const AccountsWatch&) = delete;
  AccountsWatch(AccountsWatch&&) = delete;
  AccountsWatch& operator=(AccountsWatch&&) = delete;
  ~AccountsWatch() = default;

  // From now on looks once a day, and tells what is grave and new; nothing is said of a look that
  // failed, but there is another after a step.
  void start();

  using Then = std::function<void(const AccountsReport& report)>;
  // Somebody wants to see it: looks now. `then` is called on Outlook's thread, unless this is gone
  // by then. What it is given counts as told.
  void look(Then then);

  // Has the host look, and write a page of what it finds. In: `then` as above, with the page's
  // path, empty where there is none. Another wish takes the place of an earlier one.
  void make_page(std::function<void(const std::wstring& path)> then);

 private:
  void wait(std::chrono::milliseconds delay);
  bool is_due() const;
  void ask();
  void answered(const Reply& reply, const AccountsSurroundings& around);
  void tell_new(const AccountsReport& report);

  Owned<IDispatch> application_;
  MainThread& thread_;
  Windows& windows_;
  const Texts& texts_;
  const AccountsStore store_;
  const AccountsTimes times_;
  std::vector<Then> wanted_by_;
  BackgroundQuestion question_, page_question_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  // asked by what waits for its time
};

}  // namespace pec::outlook
