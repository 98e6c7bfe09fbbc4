// SPDX-License-Identifier: EUPL-1.2
//
// A window without a look: messages to it come on the thread that made it, whatever loop runs
// there, Outlook's own or a dialog's (Microsoft, "Message-Only Windows").
#include "windows/main_thread.h"

#include <deque>
#include <map>
#include <mutex>
#include <utility>
#include <windows.h>

namespace pec::outlook {
namespace {

constexpr UINT kWorkWaits = WM_APP;
constexpr const wchar_t* kClass = L"STATIC";  // Windows' own: no class of ours stays registered

}  // namespace

class MainThread::State {
 public:
  State()
      : window_(::CreateWindowExW(0, kClass, nullptr, 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, nullptr,
                                  nullptr)) {
    if (window_ == nullptr) return;
    ::SetWindowLongPtrW(window_, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(this));
    // The window's own procedure is not asked any more.
    ::SetWindowLongPtrW(window_, GWLP_WNDPROC, reinterpret_cast<LONG_PTR>(receive));
  }
  ~State() {
    if (window_ == nullptr) return;
    ::SetWindowLongPtrW(window_, GWLP_USERDATA, 0);
    ::DestroyWindow(window_);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  State(State&&) = delete;
  State& operator=(State&&) = delete;

  void post(std::function<void()> work) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(work));
    }
    ::PostMessageW(window_, kWorkWaits, 0, 0);
  }

  void later(std::chrono::milliseconds delay, std::function<void()> work) {
    const UINT_PTR number = ++last_timer_;
    timers_[number] = std::move(work);
    if (::SetTimer(window_, number, static_cast<UINT>(delay.count()), nullptr) == 0)
      timers_.erase(number);
  }

 private:
  static LRESULT CALLBACK receive(HWND window, UINT message, WPARAM first, LPARAM second) {
    auto* const self = reinterpret_cast<State*>(::GetWindowLongPtrW(window, GWLP_USERDATA));
    if (self != nullptr && message == kWorkWaits) self->run(self->next());
    if (self != nullptr && message == WM_TIMER) self->run(self->due(first));
    return ::DefWindowProcW(window, message, first, second);
  }

  std::function<void()> next() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return {};
    std::function<void()> out = std::move(waiting_.front());
    waiting_.pop_front();
    return out;
  }

  std::function<void()> due(UINT_PTR number) {
    ::KillTimer(window_, number);
    const auto found = timers_.find(number);
    if (found == timers_.end()) return {};
    std::function<void()> out = std::move(found->second);
    timers_.erase(found);
    return out;
  }

  // This may be gone when it returns.
  static void run(const std::function<void()>& work) noexcept {
    if (!work) return;
    try {
      work();
    } catch (...) {  // nothing may leave into Outlook's message loop
      return;
    }
  }

  HWND window_;
  std::mutex mutex_;  // guards what waits
  std::deque<std::function<void()>> waiting_;
  std::map<UINT_PTR, std::function<void()>> timers_;
  UINT_PTR last_timer_ = 0;
};

MainThread::MainThread() : state_(std::make_unique<State>()) {}
MainThread::~MainThread() = default;

void MainThread::post(std::function<void()> work) { state_->post(std::move(work)); }

void MainThread::later(std::chrono::milliseconds delay, std::function<void()> work) {
  state_->later(delay, std::move(work));
}

}  // namespace pec::outlook
