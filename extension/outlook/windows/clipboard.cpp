// SPDX-License-Identifier: EUPL-1.2
#include "windows/clipboard.h"

namespace pec::outlook {
namespace {

// Memory as the clipboard takes it; null when there is none.
HGLOBAL memory_of(const std::wstring& text) {
  const std::size_t bytes = (text.size() + 1) * sizeof(wchar_t);
  const HGLOBAL out = ::GlobalAlloc(GMEM_MOVEABLE, bytes);
  if (out == nullptr) return nullptr;
  void* const into = ::GlobalLock(out);
  if (into == nullptr) {
    ::GlobalFree(out);
    return nullptr;
  }
  ::CopyMemory(into, text.c_str(), bytes);
  ::GlobalUnlock(out);
  return out;
}

}  // namespace

bool copy_text(HWND owner, const std::wstring& text) {
  if (::OpenClipboard(owner) == FALSE) return false;
  bool done = false;
  if (::EmptyClipboard() != FALSE) {
    const HGLOBAL memory = memory_of(text);
    done = memory != nullptr && ::SetClipboardData(CF_UNICODETEXT, memory) != nullptr;
    if (!done && memory != nullptr) ::GlobalFree(memory);  // otherwise the clipboard's
  }
  ::CloseClipboard();
  return done;
}

}  // namespace pec::outlook
