// SPDX-License-Identifier: EUPL-1.2
//
// Things that are told while nobody waits for the person to read them.
#pragma once

#include <atomic>
#include <list>
#include <string>
#include <thread>
#include <windows.h>

namespace pec::outlook {

// Used and destroyed on one thread, which never waits for a person.
class NoticeBoxes {
 public:
  NoticeBoxes() = default;
  // Closes those that are still open.
  ~NoticeBoxes();
  NoticeBoxes(const NoticeBoxes&) = delete;
  NoticeBoxes& operator=(const NoticeBoxes&) = delete;
  NoticeBoxes(NoticeBoxes&&) = delete;
  NoticeBoxes& operator=(NoticeBoxes&&) = delete;

  // Each in a box and a thread of its own. Of more than kMaxOpen the oldest is closed.
  void show(const std::wstring& title, const std::wstring& text);

  static constexpr std::size_t kMaxOpen = 4;

 private:
  struct Box {
    std::atomic<DWORD> thread_number = 0;
    std::atomic<bool> is_closed = false;
    std::thread thread;
  };
  static void close(Box& box);

  std::list<Box> boxes_;
};

}  // namespace pec::outlook
