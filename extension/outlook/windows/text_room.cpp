// SPDX-License-Identifier: EUPL-1.2
#include "windows/text_room.h"

namespace pec::outlook {
namespace {

RECT measured(HWND window, HFONT font, const std::wstring& text, int width, UINT how) {
  RECT out{0, 0, width, 0};
  const HDC context = ::GetDC(window);
  if (context == nullptr) return out;
  const HGDIOBJ before = ::SelectObject(context, font);
  ::DrawTextW(context, text.c_str(), static_cast<int>(text.size()), &out,
              how | DT_CALCRECT | DT_NOPREFIX);
  ::SelectObject(context, before);
  ::ReleaseDC(window, context);
  return out;
}

}  // namespace

int height_of_text(HWND window, HFONT font, const std::wstring& text, int width) {
  if (text.empty()) return 0;
  return static_cast<int>(
      measured(window, font, text, width, DT_WORDBREAK | DT_EDITCONTROL | DT_EXPANDTABS).bottom);
}

int width_of_text(HWND window, HFONT font, const std::wstring& text) {
  return static_cast<int>(measured(window, font, text, 0, DT_SINGLELINE).right);
}

}  // namespace pec::outlook
