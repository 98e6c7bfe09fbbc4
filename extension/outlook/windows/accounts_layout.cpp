// SPDX-License-Identifier: EUPL-1.2
#include "windows/accounts_layout.h"

#include <vector>
#include <windows.h>
// After windows.h, which it builds on.
#include <commctrl.h>

#include "windows/accounts_dialog.h"

namespace pec::outlook {
namespace {

constexpr short kWidth = 424, kHeight = 270, kMargin = 8, kInner = kWidth - 2 * kMargin;
constexpr short kGap = 5, kButtonWidth = 80, kButtonHeight = 15;
// The list and the text share what the window grows by.
constexpr int kListShare = 35;

std::vector<Control> controls(const Texts& texts) {
  constexpr short kBottom = kHeight - kMargin - kButtonHeight;
  constexpr short kCloseLeft = kWidth - kMargin - kButtonWidth;
  constexpr short kAgainLeft = kCloseLeft - kGap - kButtonWidth;
  constexpr short kCopyLeft = kAgainLeft - kGap - kButtonWidth;
  constexpr short kPageLeft = kCopyLeft - kGap - kButtonWidth;
  constexpr DWORD kStatic = SS_LEFT | SS_NOPREFIX;
  constexpr DWORD kScrolls = WS_VSCROLL | WS_BORDER | WS_TABSTOP;
  return {
      {L"STATIC", kAccountsMark, SS_CENTER | SS_NOPREFIX, {kMargin, 6, 14, 17}, kStays, L""},
      {L"STATIC", kAccountsHeadline, kStatic, {26, 8, kInner - 18, 18}, kWidens, L""},
      {L"STATIC",
       kAccountsListLabel,
       kStatic,
       {kMargin, 30, kInner, 9},
       kWidens,
       texts.get("outlook.accounts.list")},
      {WC_TREEVIEWW,
       kAccountsList,
       TVS_HASBUTTONS | TVS_LINESATROOT | TVS_HASLINES | TVS_SHOWSELALWAYS | WS_BORDER | WS_TABSTOP,
       {kMargin, 40, kInner, 78},
       {0, 0, 100, kListShare},
       L""},
      {L"STATIC",
       kAccountsTextLabel,
       kStatic,
       {kMargin, 123, kInner, 9},
       {0, kListShare, 100, kListShare},
       texts.get("outlook.accounts.text")},
      {L"EDIT",
       kAccountsText,
       ES_MULTILINE | ES_READONLY | ES_AUTOVSCROLL | kScrolls,
       {kMargin, 133, kInner, 108},
       {0, kListShare, 100, 100},
       L""},
      {L"STATIC",
       kAccountsSaid,
       kStatic | SS_CENTERIMAGE,
       {kMargin, kBottom, kPageLeft - kMargin - kGap, kButtonHeight},
       {0, 100, 100, 100},
       L""},
      {L"BUTTON",
       kAccountsPage,
       BS_PUSHBUTTON | WS_TABSTOP,
       {kPageLeft, kBottom, kButtonWidth, kButtonHeight},
       kFollows,
       texts.get("outlook.page.open")},
      {L"BUTTON",
       kAccountsCopy,
       BS_PUSHBUTTON | WS_TABSTOP,
       {kCopyLeft, kBottom, kButtonWidth, kButtonHeight},
       kFollows,
       texts.get("outlook.accounts.copy")},
      {L"BUTTON",
       kAccountsAgain,
       BS_PUSHBUTTON | WS_TABSTOP,
       {kAgainLeft, kBottom, kButtonWidth, kButtonHeight},
       kFollows,
       texts.get("addon.accounts.again")},
      {L"BUTTON",
       kAccountsClose,
       BS_DEFPUSHBUTTON | WS_TABSTOP,
       {kCloseLeft, kBottom, kButtonWidth, kButtonHeight},
       kFollows,
       texts.get("outlook.close")}};
}

}  // namespace

ResizingDialog accounts_layout(const Texts& texts) {
  return {texts.get("outlook.accounts.title"), kWidth, kHeight, controls(texts)};
}

}  // namespace pec::outlook
