// SPDX-License-Identifier: EUPL-1.2
//
// The windows of the add-in. Real ones in real_windows.cpp, scripted ones in the tests.
#pragma once

#include <functional>
#include <string>
#include <windows.h>
// After windows.h, which it builds on.
#include <oaidl.h>

#include "accounts/accounts_report.h"
#include "reading/shown_verdict.h"
#include "sending/question.h"

namespace pec::outlook {

// What a person may want of the window about the accounts; called on any thread.
struct AccountsWishes {
  std::function<void()> look;     // once more
  std::function<void()> as_page;  // what was found
};

class Windows {
 public:
  virtual ~Windows() = default;

  // Waits for the person. Out: whether to send; never, where it is a preview.
  virtual bool ask(const SendingQuestion& question) = 0;
  // Tells something and waits for nothing.
  virtual void tell(const std::wstring& title, const std::wstring& text) = 0;
  // All of a verdict, over a window of Outlook's, until the person closes it. In: `as_page` is
  // called, on this thread, when the person wants it as a page.
  virtual void show_details(IDispatch* over, const ShownVerdict& verdict,
                            std::function<void()> as_page) = 0;
  // The accounts: that they are looked at, until set_accounts(); waits for nothing.
  virtual void show_accounts(AccountsWishes wishes) = 0;
  virtual void set_accounts(const AccountsReport& report) = 0;
  // A page that the host has written, in the person's browser. Out: false where Windows cannot.
  virtual bool open_page(const std::wstring& path) = 0;
};

}  // namespace pec::outlook
