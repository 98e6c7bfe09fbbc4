// SPDX-License-Identifier: EUPL-1.2
#include "windows/notice_boxes.h"

#include <system_error>

namespace pec::outlook {
namespace {

BOOL CALLBACK close_window(HWND window, LPARAM /*nothing*/) {
  ::PostMessageW(window, WM_CLOSE, 0, 0);
  return TRUE;
}

}  // namespace

void NoticeBoxes::show(const std::wstring& title, const std::wstring& text) {
  boxes_.remove_if([](Box& box) {
    if (!box.is_closed) return false;
    box.thread.join();  // it has nothing left to do
    return true;
  });
  if (boxes_.size() >= kMaxOpen) {
    close(boxes_.front());
    boxes_.pop_front();
  }
  Box& box = boxes_.emplace_back();
  try {
    box.thread = std::thread([&box, title, text] {
      box.thread_number = ::GetCurrentThreadId();
      constexpr UINT kLook = MB_OK | MB_ICONWARNING | MB_SETFOREGROUND;
      ::MessageBoxW(nullptr, text.c_str(), title.c_str(), kLook);
      box.is_closed = true;
    });
  } catch (const std::system_error&) {  // Windows makes no thread any more: nothing is told
    boxes_.pop_back();
  }
}

NoticeBoxes::~NoticeBoxes() {
  for (Box& box : boxes_) close(box);
}

// As the person would; a box that is only being made gets it once it is there.
void NoticeBoxes::close(Box& box) {
  while (!box.is_closed) {
    if (const DWORD number = box.thread_number; number != 0)
      ::EnumThreadWindows(number, close_window, 0);
    ::Sleep(10);
  }
  box.thread.join();
}

}  // namespace pec::outlook
