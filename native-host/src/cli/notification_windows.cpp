// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of notification.cpp: a notification of an icon beside the clock, which
// Windows 10 and later show as a toast (Shell_NotifyIcon, NIF_INFO).
#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <type_traits>
#include <windows.h>

#include "cli/notification.h"
// After windows.h, which it builds on.
#include <shellapi.h>

#include "text/utf16_windows.h"

namespace pec::cli {
namespace {

constexpr UINT kIcon = 1;
constexpr UINT kFromIcon = WM_APP + 1;
// A notification goes with its icon, so the icon stays until somebody has seen it, or this long.
constexpr std::chrono::minutes kStays{5};

struct Destroy {
  void operator()(HWND window) const { ::DestroyWindow(window); }
};

template <std::size_t size>
void put(wchar_t (&field)[size], const std::string& text) {
  const std::wstring wide = text::utf16_of(text).substr(0, size - 1);
  std::copy(wide.begin(), wide.end(), field);
  field[wide.size()] = L'\0';
}

// While it lives, the icon is beside the clock.
class Icon {
 public:
  explicit Icon(HWND window) {
    data_.cbSize = sizeof data_;
    data_.hWnd = window;
    data_.uID = kIcon;
    data_.uFlags = NIF_ICON | NIF_TIP | NIF_MESSAGE;
    data_.uCallbackMessage = kFromIcon;
    data_.hIcon = ::LoadIconW(nullptr, IDI_WARNING);
    put(data_.szTip, "PEC Companion");
    added_ = ::Shell_NotifyIconW(NIM_ADD, &data_) != 0;
    data_.uVersion = NOTIFYICON_VERSION_4;
    if (added_) ::Shell_NotifyIconW(NIM_SETVERSION, &data_);
  }
  ~Icon() {
    if (added_) ::Shell_NotifyIconW(NIM_DELETE, &data_);
  }
  Icon(const Icon&) = delete;
  Icon& operator=(const Icon&) = delete;
  Icon(Icon&&) = delete;
  Icon& operator=(Icon&&) = delete;

  bool show(const std::string& title, const std::string& text) {
    if (!added_) return false;
    data_.uFlags = NIF_INFO;
    data_.dwInfoFlags = NIIF_WARNING;
    put(data_.szInfoTitle, title);
    put(data_.szInfo, text);
    return ::Shell_NotifyIconW(NIM_MODIFY, &data_) != 0;
  }

 private:
  NOTIFYICONDATAW data_{};
  bool added_ = false;
};

// What the icon says is sent to the window, not posted.
LRESULT CALLBACK hear(HWND window, UINT message, WPARAM first, LPARAM second) {
  const UINT event = LOWORD(second);
  const bool seen =
      message == kFromIcon &&
      (event == NIN_BALLOONUSERCLICK || event == NIN_BALLOONTIMEOUT || event == NIN_BALLOONHIDE);
  if (seen || message == WM_TIMER) ::PostQuitMessage(0);
  return ::DefWindowProcW(window, message, first, second);
}

// Until it was clicked, closed or passed by.
void wait_until_seen(HWND window) {
  const auto milliseconds = static_cast<UINT>(std::chrono::milliseconds(kStays).count());
  if (::SetTimer(window, 1, milliseconds, nullptr) == 0) return;
  MSG message{};
  while (::GetMessageW(&message, nullptr, 0, 0) > 0) ::DispatchMessageW(&message);
}

}  // namespace

std::string show_notification(const std::string& title, const std::string& text) {
  // Of a class of Windows' own, so that none needs to be registered.
  const std::unique_ptr<std::remove_pointer_t<HWND>, Destroy> window(::CreateWindowExW(
      0, L"STATIC", L"PEC Companion", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, nullptr, nullptr));
  if (!window) return "no window: error " + std::to_string(::GetLastError());
  ::SetWindowLongPtrW(window.get(), GWLP_WNDPROC, reinterpret_cast<LONG_PTR>(&hear));
  Icon icon(window.get());
  if (!icon.show(title, text)) return "no place beside the clock";
  wait_until_seen(window.get());
  return {};
}

}  // namespace pec::cli
