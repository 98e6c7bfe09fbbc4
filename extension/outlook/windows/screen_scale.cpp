// SPDX-License-Identifier: EUPL-1.2
#include "windows/screen_scale.h"

namespace pec::outlook {
namespace {

// Of Windows 10 from version 1607 on, and so not linked.
using DpiForWindow = UINT(WINAPI*)(HWND);
using ParametersForDpi = BOOL(WINAPI*)(UINT, UINT, PVOID, UINT, UINT);

template <typename Function>
Function function_of_user(const char* name) {
  const HMODULE user = ::GetModuleHandleW(L"user32.dll");
  if (user == nullptr) return nullptr;
  return reinterpret_cast<Function>(reinterpret_cast<void*>(::GetProcAddress(user, name)));
}

int dots_of_screen() {
  const HDC screen = ::GetDC(nullptr);
  if (screen == nullptr) return kUsualDots;
  const int out = ::GetDeviceCaps(screen, LOGPIXELSY);
  ::ReleaseDC(nullptr, screen);
  return out;
}

// For a screen of that many dots; older systems know only the one of the whole session.
bool read_message_font(int dots, LOGFONTW& out) {
  NONCLIENTMETRICSW metrics{};
  metrics.cbSize = sizeof metrics;
  const auto for_dots = function_of_user<ParametersForDpi>("SystemParametersInfoForDpi");
  const bool read =
      (for_dots != nullptr && for_dots(SPI_GETNONCLIENTMETRICS, sizeof metrics, &metrics, 0,
                                       static_cast<UINT>(dots)) != 0) ||
      ::SystemParametersInfoW(SPI_GETNONCLIENTMETRICS, sizeof metrics, &metrics, 0) != 0;
  out = metrics.lfMessageFont;
  return read;
}

}  // namespace

int dots_of(HWND window) {
  const auto of_window = function_of_user<DpiForWindow>("GetDpiForWindow");
  const UINT out = window != nullptr && of_window != nullptr ? of_window(window) : 0;
  return out != 0 ? static_cast<int>(out) : dots_of_screen();
}

int scaled(int length, int dots) { return ::MulDiv(length, dots, kUsualDots); }

OwnedFont message_font(int dots, int weight, int percent) {
  LOGFONTW description{};
  if (!read_message_font(dots, description)) return nullptr;
  description.lfWeight = weight;
  description.lfHeight = ::MulDiv(description.lfHeight, percent, 100);
  return OwnedFont(::CreateFontIndirectW(&description));
}

}  // namespace pec::outlook
