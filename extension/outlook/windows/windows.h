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

class Windows {
 public:
  virtual ~Windows() = default;

  // Waits for the person. Out: whether to send.
  virtual bool ask(const SendingQuestion& question) = 0;
  // Tells something and waits for nothing.
  virtual void tell(const std::wstring& title, const std::wstring& text) = 0;
  // All of a verdict, over a window of Outlook's, until the person closes it.
  virtual void show_details(IDispatch* over, const ShownVerdict& verdict) = 0;
  // The accounts: that they are looked at, until set_accounts(); waits for nothing. In: `look` is
  // called, on any thread, when the person wants another look.
  virtual void show_accounts(std::function<void()> look) = 0;
  virtual void set_accounts(const AccountsReport& report) = 0;
};

}  // namespace pec::outlook
