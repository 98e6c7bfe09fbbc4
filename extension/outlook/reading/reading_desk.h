// SPDX-License-Identifier: EUPL-1.2
//
// Each window's message and its verdict. All of it happens on Outlook's thread, in steps of a few
// milliseconds; the newest message comes first, and what nobody looks at any more is dropped.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "reading/judge.h"
#include "reading/original_source.h"
#include "reading/shown_verdict.h"
#include "texts/texts.h"
#include "windows/main_thread.h"

namespace pec::outlook {

// So long a message must stay selected before it is read: whoever leafs through a folder waits for
// nothing.
inline constexpr std::chrono::milliseconds kSettled{120};
// A message that has not been fetched from its server is looked at again, for half a minute.
inline constexpr std::chrono::seconds kFetchedAfter{1};
inline constexpr int kMaxWaits = 30;
// Verdicts that are remembered.
inline constexpr std::size_t kMaxRemembered = 300;

class ReadingDesk {
 public:
  // In: `changed` is told of each window whose verdict is another now. All outlive this.
  ReadingDesk(Judge& judge, MainThread& main, const Texts& texts, OpenOriginal open,
              std::function<void(IDispatch* window)> changed);
  ~ReadingDesk();
  ReadingDesk(const ReadingDesk&) = delete;
  ReadingDesk& operator=(const ReadingDesk&) = delete;
  ReadingDesk(ReadingDesk&&) = delete;
  ReadingDesk& operator=(ReadingDesk&&) = delete;

  // The window (an Explorer or Inspector) shows this message from now on; null: none, or several.
  void shows(IDispatch* window, IDispatch* item);
  void closed(IDispatch* window);

  // In: any object of the window's; a window that is not known shows nothing.
  const Judged& in(IDispatch* window) const;

 private:
  struct Window {
    Owned<IDispatch> window;
    Owned<IDispatch> item;     // while its verdict is on the way
    int waits = 0;             // how often it was not fetched yet
    bool is_waiting = false;   // for the next time
    std::uint64_t number = 0;  // of what it shows; another with each message
    Judged judged;
  };
  // What is being read and judged; one at a time.
  struct Current {
    std::uint64_t number = 0;
    std::string message;
    Judgeable judgeable;
    bool is_only_headers = false;
    std::unique_ptr<OriginalSource> source;
  };

  Window* find(IDispatch* window);
  const Window* find(IDispatch* window) const;
  Window* find(std::uint64_t number);
  void set(Window& window, Judged judged);
  void begin_next();
  void begin(Window& window);
  void wait_for(std::uint64_t number, Owned<IDispatch> item);
  void read_on();
  void judge();
  void finish(const Judged& judged);
  void remember(const std::string& message, const Judged& judged);
  Judged without_original(NoOriginal::Kind reason) const;
  // Calls a member later, unless this is gone then.
  void soon(void (ReadingDesk::*member)(), std::chrono::milliseconds delay = {});

  Judge& judge_;
  MainThread& main_;
  const Texts& texts_;
  OpenOriginal open_;
  std::function<void(IDispatch*)> changed_;

  std::vector<Window> windows_;
  std::uint64_t last_number_ = 0;
  std::unique_ptr<Current> current_;
  std::map<std::string, Judged> remembered_;
  std::deque<std::string> by_age_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace pec::outlook
