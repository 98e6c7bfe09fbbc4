// SPDX-License-Identifier: EUPL-1.2
#include "windows/real_windows.h"

#include <optional>
#include <string>
#include <utility>
#include <windows.h>
// After windows.h, which it builds on.
#include <shellapi.h>

#include "com/office_window.h"
#include "windows/accounts_dialog.h"
#include "windows/derived_font.h"
#include "windows/details_dialog.h"
#include "windows/dialog_template.h"
#include "windows/notice_boxes.h"
#include "windows/open_dialogs.h"
#include "windows/visual_styles.h"

namespace pec::outlook {
namespace {

constexpr WORD kButton = 0x0080, kEdit = 0x0081, kText = 0x0082;
constexpr short kWidth = 330, kMargin = 8, kInner = kWidth - 2 * kMargin;
constexpr short kFindingsHeight = 150, kButtonWidth = 92, kButtonHeight = 15;

// Everything that is said, as one text that scrolls and can be copied.
std::wstring body_of(const SendingQuestion& question) {
  constexpr std::wstring_view kLine = L"\r\n";
  std::wstring out;
  for (const SendingFinding& one : question.findings) {
    out += one.title;
    out += kLine;
    out += one.why;
    out += kLine;
    for (const std::wstring& line : one.lines) {
      out += L"   " + line;
      out += kLine;
    }
    out += kLine;
  }
  if (question.recipients.empty()) return out;
  out += question.recipients_title;
  out += kLine;
  for (const std::wstring& line : question.recipients) {
    out += L"   " + line;
    out += kLine;
  }
  return out;
}

DialogTemplate describe(const SendingQuestion& question) {
  short y = kMargin;
  DialogTemplate out(question.title, kWidth, 250);
  out.add(kText, kHeadline, SS_LEFT | SS_NOPREFIX, {kMargin, y, kInner, 12}, question.headline);
  y = static_cast<short>(y + 14);
  out.add(kText, kExplanation, SS_LEFT | SS_NOPREFIX, {kMargin, y, kInner, 26},
          question.explanation);
  y = static_cast<short>(y + 28);
  out.add(kEdit, kFindings,
          ES_MULTILINE | ES_READONLY | ES_AUTOVSCROLL | WS_VSCROLL | WS_BORDER | WS_TABSTOP,
          {kMargin, y, kInner, kFindingsHeight}, body_of(question));
  y = static_cast<short>(y + kFindingsHeight + 6);
  if (question.may_send && question.must_confirm)
    out.add(kButton, kConfirmed, BS_AUTOCHECKBOX | BS_MULTILINE | WS_TABSTOP,
            {kMargin, y, kInner, 20}, question.confirm);
  y = static_cast<short>(250 - kButtonHeight - kMargin);
  const auto right = static_cast<short>(kWidth - kMargin - kButtonWidth);
  out.add(kButton, kGoBack, BS_DEFPUSHBUTTON | WS_TABSTOP, {right, y, kButtonWidth, kButtonHeight},
          question.back);
  if (question.may_send) {
    const auto left = static_cast<short>(right - kButtonWidth - 6);
    const DWORD disabled = question.must_confirm ? WS_DISABLED : 0;
    out.add(kButton, kSendAnyway, BS_PUSHBUTTON | WS_TABSTOP | disabled,
            {left, y, kButtonWidth, kButtonHeight}, question.send);
  }
  return out;
}

// The window of this thread that lies in front: also where another program is in front of Outlook
// and has it send, the question lies over Outlook's window, which takes no input meanwhile.
HWND front_window() {
  if (const HWND active = ::GetActiveWindow()) return active;
  const DWORD thread = ::GetCurrentThreadId();
  for (HWND each = ::GetTopWindow(nullptr); each != nullptr;
       each = ::GetWindow(each, GW_HWNDNEXT)) {
    const bool is_ours = ::GetWindowThreadProcessId(each, nullptr) == thread;
    if (is_ours && ::IsWindowVisible(each) != FALSE && ::GetWindow(each, GW_OWNER) == nullptr)
      return each;
  }
  return nullptr;
}

// What the window of a question needs while it is open.
struct Opened {
  const bool is_preview;
  const std::shared_ptr<OpenDialogs> dialogs;
  HWND window = nullptr;
  std::optional<DerivedFont> bold;  // the headline stands out by its weight
};

INT_PTR CALLBACK answer(HWND window, UINT message, WPARAM first, LPARAM second) {
  if (message == WM_INITDIALOG) {
    auto* opened = reinterpret_cast<Opened*>(second);
    opened->bold.emplace(window, kHeadline, 100);
    opened->window = window;
    opened->dialogs->add(window);
    if (!opened->is_preview) ::MessageBeep(MB_ICONWARNING);
    ::SetForegroundWindow(window);  // another program may have Outlook send
    ::SetFocus(::GetDlgItem(window, kGoBack));
    return FALSE;  // the focus is where it belongs
  }
  if (message != WM_COMMAND) return FALSE;
  const int control = LOWORD(first);
  if (control == kConfirmed) {
    const bool ticked = ::IsDlgButtonChecked(window, kConfirmed) == BST_CHECKED;
    ::EnableWindow(::GetDlgItem(window, kSendAnyway), ticked ? TRUE : FALSE);
    return TRUE;
  }
  if (control != kSendAnyway && control != kGoBack) return FALSE;
  ::EndDialog(window, control);
  return TRUE;
}

class RealWindows final : public Windows {
 public:
  explicit RealWindows(const Texts& texts) : texts_(texts) {}
  ~RealWindows() override { dialogs_->end(); }
  RealWindows(const RealWindows&) = delete;
  RealWindows& operator=(const RealWindows&) = delete;
  RealWindows(RealWindows&&) = delete;
  RealWindows& operator=(RealWindows&&) = delete;

  bool ask(const SendingQuestion& question) override {
    const VisualStyles styles;
    DialogTemplate description = describe(question);
    Opened opened{question.is_preview, dialogs_, nullptr, {}};
    const INT_PTR chosen =
        ::DialogBoxIndirectParamW(::GetModuleHandleW(nullptr), description.get(), front_window(),
                                  answer, reinterpret_cast<LPARAM>(&opened));
    opened.dialogs->remove(opened.window);
    return chosen == kSendAnyway;  // a window that could not be made sends nothing
  }

  void tell(const std::wstring& title, const std::wstring& text) override {
    notices_.show(title, text);
  }

  void show_details(IDispatch* over, const ShownVerdict& verdict,
                    std::function<void()> as_page) override {
    outlook::show_details(handle_of(over), verdict, texts_, dialogs_, std::move(as_page));
  }

  void show_accounts(AccountsWishes wishes) override {
    if (!accounts_) accounts_.emplace(texts_, std::move(wishes));
    accounts_->open();
  }

  void set_accounts(const AccountsReport& report) override {
    if (accounts_) accounts_->set(report);
  }

  bool open_page(const std::wstring& path) override {
    SHELLEXECUTEINFOW what{};
    what.cbSize = sizeof what;
    what.fMask = SEE_MASK_FLAG_NO_UI;  // what went wrong we say
    what.lpVerb = L"open";
    what.lpFile = path.c_str();
    what.nShow = SW_SHOWNORMAL;
    return ::ShellExecuteExW(&what) != FALSE;
  }

 private:
  const Texts& texts_;
  const std::shared_ptr<OpenDialogs> dialogs_ = std::make_shared<OpenDialogs>();
  std::optional<AccountsDialog> accounts_;
  NoticeBoxes notices_;
};

}  // namespace

std::unique_ptr<Windows> make_real_windows(const Texts& texts) {
  return std::make_unique<RealWindows>(texts);
}

}  // namespace pec::outlook
