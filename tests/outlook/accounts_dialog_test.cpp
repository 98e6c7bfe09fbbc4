// SPDX-License-Identifier: EUPL-1.2
//
// The window about the accounts, as a person and a screen reader meet it.
#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <windows.h>
// After windows.h, which it builds on.
#include <commctrl.h>

#include <gmock/gmock.h>

#include "find_window.h"
#include "windows/accounts_dialog.h"
#include "windows/accounts_tree.h"
#include "windows/notice_boxes.h"

namespace pec::outlook::testing {
namespace {

using ::testing::HasSubstr;

bool happens(const std::function<bool()>& what) {
  for (int tries = 0; tries < 1000; ++tries) {
    if (what()) return true;
    ::Sleep(10);
  }
  return false;
}

std::wstring text_of(HWND window, int control) {
  std::wstring out(100'000, L'\0');
  const UINT length = ::GetDlgItemTextW(window, control, out.data(), static_cast<int>(out.size()));
  out.resize(length);
  return out;
}

HWND find_window() { return window_with(kAccountsList); }

AccountsReport report() {
  return {Tone::bad,
          L"Something is wrong.",
          {{L"Studio", L"Critical", L"First", L"Because", {L"Do this", L"Do that"}},
           {L"Ufficio", L"Note", L"Second", L"", {}},
           {L"Studio", L"", L"Third", L"So it is", {}},
           {L"", L"", L"Everywhere", L"", {}}},
          L"All of it,\nin lines\n",
          {}};
}

class Dialog : public ::testing::Test {
 protected:
  HWND opened() {
    const auto is_made = [] {
      const HWND window = find_window();
      return window != nullptr && !text_of(window, kAccountsHeadline).empty();
    };
    EXPECT_TRUE(happens(is_made));
    return find_window();
  }
  void press(HWND window, int control) {
    ::SendMessageW(::GetDlgItem(window, control), BM_CLICK, 0, 0);
  }

  Texts texts_{Language::english};
  std::atomic<int> again_ = 0, pages_ = 0;
  AccountsDialog dialog_{texts_, {[this] { ++again_; }, [this] { ++pages_; }}};
};

TEST(AccountsTree, HasAnAccountForItsFindingsAndTheWholeReportLast) {
  const Texts texts(Language::english);
  const auto tree = accounts_tree(report(), texts);
  ASSERT_EQ(tree.size(), 4U);
  EXPECT_EQ(tree[0].label, L"Studio");
  ASSERT_EQ(tree[0].inner.size(), 2U);
  EXPECT_EQ(tree[0].inner[0].label, L"Critical: First");
  EXPECT_EQ(tree[0].inner[0].text,
            L"Critical: First\n\nBecause\n\nWhat to do\n1. Do this\n2. Do that\n");
  EXPECT_EQ(tree[0].inner[1].label, L"Third");
  EXPECT_THAT(tree[0].text, HasSubstr(L"2. Do that\n\nThird\n"));
  EXPECT_EQ(tree[2].label, L"This computer");
  EXPECT_EQ(tree[3].text, report().text);
  EXPECT_EQ(accounts_tree({}, texts).size(), 1U);
}

TEST_F(Dialog, ShowsWhatWasFoundAndWhatIsChosen) {
  dialog_.open();
  const HWND window = opened();
  ASSERT_NE(window, nullptr);
  EXPECT_EQ(text_of(window, kAccountsHeadline), texts_.get("addon.accounts.checking"));
  EXPECT_FALSE(::IsWindowEnabled(::GetDlgItem(window, kAccountsAgain)));
  dialog_.set(report());
  EXPECT_TRUE(
      happens([&] { return text_of(window, kAccountsHeadline) == L"Something is wrong."; }));
  EXPECT_EQ(text_of(window, kAccountsMark), L"\u2715");
  EXPECT_THAT(text_of(window, kAccountsText), HasSubstr(L"1. Do this\r\n2. Do that"));
  const HWND tree = ::GetDlgItem(window, kAccountsList);
  EXPECT_TRUE(happens([&] { return TreeView_GetCount(tree) == 8U; }));
  HTREEITEM item = TreeView_GetSelection(tree);
  EXPECT_EQ(TreeView_GetParent(tree, item), TreeView_GetRoot(tree)) << "the first finding";
  TreeView_SelectItem(tree, TreeView_GetNextSibling(tree, item));
  EXPECT_THAT(text_of(window, kAccountsText), HasSubstr(L"So it is"));
  press(window, kAccountsCopy);
  EXPECT_EQ(text_of(window, kAccountsSaid), texts_.get("outlook.accounts.copied"));
  ASSERT_TRUE(::OpenClipboard(nullptr));
  const auto* const copied =
      static_cast<const wchar_t*>(::GlobalLock(::GetClipboardData(CF_UNICODETEXT)));
  EXPECT_EQ(std::wstring(copied == nullptr ? L"" : copied),
            L"Something is wrong.\r\n\r\nAll of it,\r\nin lines\r\n");
  ::CloseClipboard();
  press(window, kAccountsPage);
  EXPECT_EQ(pages_, 1);
  press(window, kAccountsAgain);
  EXPECT_EQ(again_, 1);
  EXPECT_FALSE(::IsWindowEnabled(::GetDlgItem(window, kAccountsPage)));
  EXPECT_FALSE(::IsWindowEnabled(::GetDlgItem(window, kAccountsAgain)));
  dialog_.set({Tone::good, L"All is well.", {}, L"Nothing.", {}});
  EXPECT_TRUE(happens([&] { return text_of(window, kAccountsHeadline) == L"All is well."; }));
  EXPECT_TRUE(happens([&] { return text_of(window, kAccountsText) == L"Nothing."; }));
  EXPECT_TRUE(::IsWindowEnabled(::GetDlgItem(window, kAccountsAgain)));
  press(window, kAccountsClose);
  dialog_.wait();
  EXPECT_EQ(find_window(), nullptr);
}

TEST_F(Dialog, GrowsWithItsWindowAndBecomesNoSmallerThanItIs) {
  dialog_.open();
  const HWND window = opened();
  ASSERT_NE(window, nullptr);
  RECT before{}, after{}, text_before{}, text_after{}, close_before{}, close_after{};
  ::GetWindowRect(window, &before);
  const auto measure = [&](RECT& text, RECT& close) {
    ::GetWindowRect(::GetDlgItem(window, kAccountsText), &text);
    ::GetWindowRect(::GetDlgItem(window, kAccountsClose), &close);
  };
  measure(text_before, close_before);
  const LONG width = before.right - before.left, height = before.bottom - before.top;
  ::SetWindowPos(window, nullptr, before.left, before.top, width + 200, height + 100, SWP_NOZORDER);
  measure(text_after, close_after);
  EXPECT_EQ(text_after.right - text_after.left, text_before.right - text_before.left + 200);
  EXPECT_EQ(text_after.bottom, text_before.bottom + 100);
  EXPECT_EQ(close_after.left, close_before.left + 200);
  EXPECT_EQ(close_after.right - close_after.left, close_before.right - close_before.left);
  ::SetWindowPos(window, nullptr, before.left, before.top, 50, 50, SWP_NOZORDER);
  ::GetWindowRect(window, &after);
  EXPECT_GE(after.right - after.left, width);
  EXPECT_GE(after.bottom - after.top, height);
}

TEST_F(Dialog, IsOpenedAgainAndClosedWhateverItDoes) {
  dialog_.set(report());  // nobody sees it
  for (int at = 0; at < 10; ++at) {
    dialog_.open();
    dialog_.open();
    dialog_.set(report());
    ::PostMessageW(opened(), WM_COMMAND, kAccountsClose, 0);
    if (at % 2 != 0) continue;
    // That may have been the window before, which was closing: a person closes what is there.
    const std::jthread person([](const std::stop_token& is_over) {
      while (!is_over.stop_requested()) {
        ::PostMessageW(find_window(), WM_COMMAND, kAccountsClose, 0);
        ::Sleep(5);
      }
    });
    dialog_.wait();
  }
  dialog_.open();  // and ends with the fixture, whether it is there yet or not
}

TEST(Notices, NobodyWaitsForThemAndTheyGoWithTheAddIn) {
  const auto start = std::chrono::steady_clock::now();
  {
    NoticeBoxes boxes;
    for (std::size_t at = 0; at < NoticeBoxes::kMaxOpen; ++at) boxes.show(L"PEC", L"Something.");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2))
        << "none was closed by anybody";
    boxes.show(L"PEC", L"One more.");
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace pec::outlook::testing
