// SPDX-License-Identifier: EUPL-1.2
#include "windows/clipboard.h"

#include <cstring>

namespace pec::outlook {

bool copy_text(HWND window, const std::wstring& text) {
  const std::size_t bytes = (text.size() + 1) * sizeof(wchar_t);
  const HGLOBAL memory = ::GlobalAlloc(GMEM_MOVEABLE, bytes);
  if (memory == nullptr) return false;
  if (void* const place = ::GlobalLock(memory)) {
    std::memcpy(place, text.c_str(), bytes);
    ::GlobalUnlock(memory);
  }
  bool is_taken = false;
  if (::OpenClipboard(window) != 0) {
    ::EmptyClipboard();
    is_taken = ::SetClipboardData(CF_UNICODETEXT, memory) != nullptr;
    ::CloseClipboard();
  }
  if (!is_taken) ::GlobalFree(memory);  // otherwise it is the clipboard's
  return is_taken;
}

}  // namespace pec::outlook
