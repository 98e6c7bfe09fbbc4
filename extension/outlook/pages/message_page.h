// SPDX-License-Identifier: EUPL-1.2
//
// A message's verdict as a page for the browser.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "reading/judge.h"
#include "reading/original_source.h"
#include "windows/main_thread.h"

namespace pec::outlook {

// Nobody keeps a message that was judged, so it is read once more, in the same short steps. Made,
// used and destroyed on Outlook's thread.
class MessagePage {
 public:
  // In: the page's path; empty where it could not be made.
  using Then = std::function<void(const std::wstring& path)>;

  // All outlive this.
  MessagePage(Judge& judge, MainThread& main, OpenOriginal open);
  ~MessagePage();
  MessagePage(const MessagePage&) = delete;
  MessagePage& operator=(const MessagePage&) = delete;
  MessagePage(MessagePage&&) = delete;
  MessagePage& operator=(MessagePage&&) = delete;

  // `then` is called later, unless this is gone by then. While one is being made, another is not:
  // somebody pressed twice.
  void make(IDispatch* item, Then then);

 private:
  template <typename Step>
  void guarded(Step step);
  void begin(IDispatch* item);
  void soon();
  void read_on();
  void finish(const std::wstring& path);

  Judge& judge_;
  MainThread& main_;
  OpenOriginal open_;
  Then then_;  // while one is being made
  Judgeable judgeable_;
  std::unique_ptr<OriginalSource> source_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace pec::outlook
