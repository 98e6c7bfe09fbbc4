// SPDX-License-Identifier: EUPL-1.2
//
// The way back to Outlook's thread, on which alone its objects are touched, and work for later
// there.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace pec::outlook {

// Made on Outlook's thread and destroyed there. What is still to be done then is forgotten.
class MainThread {
 public:
  MainThread();
  ~MainThread();
  MainThread(const MainThread&) = delete;
  MainThread& operator=(const MainThread&) = delete;
  MainThread(MainThread&&) = delete;
  MainThread& operator=(MainThread&&) = delete;

  // From any thread: has it done by Outlook's message loop, in order, never within this call. What
  // it throws stays in there.
  void post(std::function<void()> work);
  // The same after a time.
  void later(std::chrono::milliseconds delay, std::function<void()> work);

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace pec::outlook
