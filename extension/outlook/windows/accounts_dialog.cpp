// SPDX-License-Identifier: EUPL-1.2
#include "windows/accounts_dialog.h"

#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <windows.h>
// After windows.h, which it builds on.
#include <commctrl.h>

#include "windows/accounts_layout.h"
#include "windows/accounts_tree.h"
#include "windows/clipboard.h"
#include "windows/derived_font.h"
#include "windows/line_ends.h"
#include "windows/tone_mark.h"
#include "windows/visual_styles.h"

namespace pec::outlook {
namespace {

constexpr UINT kFresh = WM_APP, kEnd = WM_APP + 1, kFront = WM_APP + 2;

}  // namespace

// What both threads have of it.
class AccountsDialog::Window {
 public:
  Window(const Texts& texts, AccountsWishes wishes)
      : texts_(texts), wishes_(std::move(wishes)), layout_(accounts_layout(texts)) {}

  void open() {
    const std::unique_lock lock(mutex_);
    report_.reset();
    is_wanted_ = true;
    if (is_open_) {
      if (window_ != nullptr) ::PostMessageW(window_, kFront, 0, 0);
      return;
    }
    if (thread_.joinable()) thread_.join();    // it has closed its window, and is at its end
    thread_ = std::thread([this] { run(); });  // which waits for the lock
    is_open_ = true;
  }

  void set(const AccountsReport& report) {
    const std::lock_guard lock(mutex_);
    report_ = report;
    if (window_ != nullptr) ::PostMessageW(window_, kFresh, 0, 0);
  }

  void wait() {
    if (thread_.joinable()) thread_.join();
  }

  void close() {
    {
      const std::lock_guard lock(mutex_);
      is_ended_ = true;
      if (window_ != nullptr) ::PostMessageW(window_, kEnd, 0, 0);
    }
    wait();
  }

 private:
  void run() {
    const VisualStyles styles;
    const INITCOMMONCONTROLSEX needed{sizeof needed, ICC_TREEVIEW_CLASSES};
    ::InitCommonControlsEx(&needed);
    DialogTemplate description = layout_.describe();
    do {
      ::DialogBoxIndirectParamW(::GetModuleHandleW(nullptr), description.get(), nullptr, receive,
                                reinterpret_cast<LPARAM>(this));
      mark_font_.reset();
      headline_font_.reset();
    } while (is_wanted_again());
  }

  // Whether somebody wanted it while it was closing.
  bool is_wanted_again() {
    const std::lock_guard lock(mutex_);
    const bool is_made = window_ != nullptr;
    window_ = nullptr;
    is_open_ = is_made && is_wanted_ && !is_ended_;
    return is_open_;
  }

  static INT_PTR CALLBACK receive(HWND window, UINT message, WPARAM first, LPARAM second) {
    if (message == WM_INITDIALOG) ::SetWindowLongPtrW(window, DWLP_USER, second);
    auto* const self = reinterpret_cast<Window*>(::GetWindowLongPtrW(window, DWLP_USER));
    if (self == nullptr) return FALSE;
    self->layout_.on_message(window, message, second);
    return self->on_message(window, message, first, second);
  }

  INT_PTR on_message(HWND window, UINT message, WPARAM first, LPARAM second) {
    switch (message) {
      case WM_INITDIALOG:
        begin(window);
        return FALSE;  // the focus is where it belongs
      case kFresh:
        show(window);
        return TRUE;
      case kFront:
        taken();
        show(window);
        ::ShowWindow(window, ::IsIconic(window) != 0 ? SW_RESTORE : SW_SHOW);
        ::SetForegroundWindow(window);
        return TRUE;
      case kEnd:
        ::EndDialog(window, 0);
        return TRUE;
      case WM_CTLCOLORSTATIC:
        return colour(reinterpret_cast<HDC>(first), reinterpret_cast<HWND>(second));
      case WM_NOTIFY:
        return notified(window, *reinterpret_cast<NMHDR*>(second));
      case WM_COMMAND:
        return chosen(window, LOWORD(first));
      default:
        return FALSE;
    }
  }

  void begin(HWND window) {
    {
      const std::lock_guard lock(mutex_);
      window_ = window;
      is_wanted_ = false;
      if (is_ended_) ::PostMessageW(window, kEnd, 0, 0);
    }
    mark_font_.emplace(window, kAccountsMark, 150);
    headline_font_.emplace(window, kAccountsHeadline, 100);
    show(window);
    ::SetForegroundWindow(window);
    ::SetFocus(::GetDlgItem(window, kAccountsList));
  }

  void taken() {
    const std::lock_guard lock(mutex_);
    is_wanted_ = false;
  }

  // What there is to show now.
  void show(HWND window) {
    std::optional<AccountsReport> report;
    {
      const std::lock_guard lock(mutex_);
      report = report_;
    }
    tone_ = report ? report->tone : Tone::looking;
    const std::wstring headline = report ? report->headline : texts_.get("addon.accounts.checking");
    ::SetDlgItemTextW(window, kAccountsMark, sign_of(tone_));
    ::SetDlgItemTextW(window, kAccountsHeadline, headline.c_str());
    ::SetDlgItemTextW(window, kAccountsSaid, L"");
    for (const int button : {kAccountsAgain, kAccountsCopy, kAccountsPage})
      ::EnableWindow(::GetDlgItem(window, button), report ? TRUE : FALSE);
    if (!report) return;  // what was found before stays until there is something newer
    whole_ = report->headline + L"\n\n" + report->text;
    fill(::GetDlgItem(window, kAccountsList), accounts_tree(*report, texts_));
  }

  // What is chosen first is the first finding, or the whole report where there is none.
  void fill(HWND tree, std::vector<AccountsBranch> branches) {
    ::SendMessageW(tree, WM_SETREDRAW, FALSE, 0);
    pages_.clear();
    TreeView_DeleteAllItems(tree);
    HTREEITEM first = nullptr;
    for (const AccountsBranch& branch : branches) {
      const HTREEITEM account = insert(tree, TVI_ROOT, branch);
      for (const AccountsBranch& inner : branch.inner) {
        const HTREEITEM item = insert(tree, account, inner);
        if (first == nullptr) first = item;
      }
      TreeView_Expand(tree, account, TVE_EXPAND);
    }
    ::SendMessageW(tree, WM_SETREDRAW, TRUE, 0);
    TreeView_SelectItem(tree, first != nullptr ? first : TreeView_GetRoot(tree));
    TreeView_EnsureVisible(tree, TreeView_GetRoot(tree));
    ::InvalidateRect(tree, nullptr, TRUE);
  }

  HTREEITEM insert(HWND tree, HTREEITEM parent, const AccountsBranch& branch) {
    std::wstring label = branch.label;
    TVINSERTSTRUCTW item{};
    item.hParent = parent;
    item.hInsertAfter = TVI_LAST;
    item.item.mask = TVIF_TEXT | TVIF_PARAM;
    item.item.pszText = label.data();
    item.item.lParam = static_cast<LPARAM>(pages_.size());
    pages_.push_back(branch.text);
    return TreeView_InsertItem(tree, &item);
  }

  INT_PTR notified(HWND window, const NMHDR& header) {
    if (header.idFrom != kAccountsList || header.code != TVN_SELCHANGEDW) return FALSE;
    const auto at =
        static_cast<std::size_t>(reinterpret_cast<const NMTREEVIEWW&>(header).itemNew.lParam);
    if (at < pages_.size())
      ::SetDlgItemTextW(window, kAccountsText, with_returns(pages_[at]).c_str());
    return TRUE;
  }

  INT_PTR chosen(HWND window, int control) {
    if (control == kAccountsClose) ::EndDialog(window, 0);
    if (control == kAccountsCopy) {
      const bool copied = copy_text(window, with_returns(whole_));
      ::SetDlgItemTextW(
          window, kAccountsSaid,
          texts_.get(copied ? "outlook.accounts.copied" : "outlook.accounts.not-copied").c_str());
    }
    if (control == kAccountsPage) wishes_.as_page();
    if (control == kAccountsAgain) {
      {
        const std::lock_guard lock(mutex_);
        report_.reset();
      }
      show(window);
      ::SetFocus(::GetDlgItem(window, kAccountsList));  // the button cannot have it any more
      wishes_.look();
    }
    return TRUE;
  }

  INT_PTR colour(HDC device, HWND control) const {
    if (::GetDlgCtrlID(control) != kAccountsMark) return FALSE;
    ::SetTextColor(device, colour_of(tone_));
    ::SetBkMode(device, TRANSPARENT);
    return reinterpret_cast<INT_PTR>(::GetSysColorBrush(COLOR_BTNFACE));
  }

  const Texts& texts_;
  const AccountsWishes wishes_;
  const ResizingDialog layout_;

  std::mutex mutex_;                      // guards what stands below it
  std::optional<AccountsReport> report_;  // none: it is being looked
  HWND window_ = nullptr;
  bool is_open_ = false;
  bool is_wanted_ = false;  // and has not come to the front yet
  bool is_ended_ = false;

  // The window's thread's own.
  Tone tone_ = Tone::looking;
  std::wstring whole_;
  std::vector<std::wstring> pages_;
  std::optional<DerivedFont> mark_font_, headline_font_;

  std::thread thread_;
};

AccountsDialog::AccountsDialog(const Texts& texts, AccountsWishes wishes)
    : window_(std::make_unique<Window>(texts, std::move(wishes))) {}

AccountsDialog::~AccountsDialog() { window_->close(); }

void AccountsDialog::open() { window_->open(); }

void AccountsDialog::set(const AccountsReport& report) { window_->set(report); }

void AccountsDialog::wait() { window_->wait(); }

}  // namespace pec::outlook
