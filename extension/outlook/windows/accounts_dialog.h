// SPDX-License-Identifier: EUPL-1.2
//
// The window about the accounts: what was found, account by account, and what to do. It has a
// thread of its own, so that Outlook can be used while its steps are read.
#pragma once

#include <memory>

#include "accounts/accounts_report.h"
#include "texts/texts.h"
#include "windows/windows.h"

namespace pec::outlook {

class AccountsDialog {
 public:
  // In: `wishes` are called on the window's thread; whoever looks again then calls set(). `texts`
  // outlives this.
  AccountsDialog(const Texts& texts, AccountsWishes wishes);
  // Closes it.
  ~AccountsDialog();
  AccountsDialog(const AccountsDialog&) = delete;
  AccountsDialog& operator=(const AccountsDialog&) = delete;
  AccountsDialog(AccountsDialog&&) = delete;
  AccountsDialog& operator=(AccountsDialog&&) = delete;

  // Shows it, or brings it to the front; it says that it is being looked, until set(). Waits for
  // nothing. Like the others, on one thread.
  void open();
  // What was found. Nothing happens where it was closed meanwhile.
  void set(const AccountsReport& report);
  // Waits until the person closed it.
  void wait();

 private:
  class Window;
  std::unique_ptr<Window> window_;
};

// The numbers of its controls.
inline constexpr int kAccountsMark = 201;
inline constexpr int kAccountsHeadline = 202;
inline constexpr int kAccountsListLabel = 203;
inline constexpr int kAccountsList = 204;
inline constexpr int kAccountsTextLabel = 205;
inline constexpr int kAccountsText = 206;
inline constexpr int kAccountsSaid = 207;
inline constexpr int kAccountsCopy = 208;
inline constexpr int kAccountsAgain = 209;
inline constexpr int kAccountsPage = 210;
inline constexpr int kAccountsClose = 2;  // IDCANCEL: Escape, and closing the window, do the same

}  // namespace pec::outlook
