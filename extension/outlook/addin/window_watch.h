// SPDX-License-Identifier: EUPL-1.2
//
// Outlook's windows: which message each shows, and which message is being written in it.
#pragma once

#include <list>
#include <memory>
#include <string>

#include "com/event_sink.h"
#include "windows/main_thread.h"

namespace pec::outlook {

// Told on Outlook's thread. Windows are Explorers and Inspectors.
class WindowListener {
 public:
  virtual ~WindowListener() = default;

  // In: null where no message, or more than one, is selected.
  virtual void on_shown(IDispatch* window, IDispatch* item) = 0;
  virtual void on_composing(IDispatch* window, IDispatch* item) = 0;
  virtual void on_closed(IDispatch* window) = 0;
};

// The message that a window shows, which has been sent or has come; null where there is none, or
// where several are selected.
Owned<IDispatch> message_in(IDispatch* window);

class WindowWatch {
 public:
  // In: Outlook's Application; what cannot be subscribed to is not told. All outlive this.
  WindowWatch(IDispatch* application, Life& life, MainThread& main, WindowListener& listener);
  ~WindowWatch();
  WindowWatch(const WindowWatch&) = delete;
  WindowWatch& operator=(const WindowWatch&) = delete;
  WindowWatch(WindowWatch&&) = delete;
  WindowWatch& operator=(WindowWatch&&) = delete;

 private:
  struct Window {
    Owned<IDispatch> window;
    std::list<Subscription> events;
    // Of an Inspector: what it shows, by which another is told from the same, and that one's
    // events.
    Owned<IUnknown> item;
    std::string entry;
    std::list<Subscription> item_events;
  };
  using Handler = void (WindowWatch::*)(IDispatch* window, DISPID event, DISPPARAMS& arguments);

  void watch_windows(IDispatch* application);
  void add_explorer(IDispatch* explorer);
  void add_inspector(IDispatch* inspector);
  void add(IDispatch* window, const IID& events, Handler handler);
  Window* find(IDispatch* window);
  void remove(IDispatch* window);
  void on_explorer(IDispatch* explorer, DISPID event, DISPPARAMS& arguments);
  void on_inspector(IDispatch* inspector, DISPID event, DISPPARAMS& arguments);
  void tell_selection(IDispatch* explorer);
  void tell_item_later(IDispatch* inspector);
  void tell_item(IDispatch* inspector);
  void watch_item(Window& of, IDispatch* item);

  Life& life_;
  MainThread& main_;
  WindowListener& listener_;
  std::list<Window> windows_;
  Owned<IDispatch> explorers_, inspectors_;  // held, or their events end
  std::list<Subscription> openings_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace pec::outlook
