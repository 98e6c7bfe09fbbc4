// SPDX-License-Identifier: EUPL-1.2
//
// Being told of an object's events.
#pragma once

#include <functional>

#include <tl/expected.hpp>

#include "com/reference_counted.h"
// After windows.h, which it builds on.
#include <ocidl.h>

namespace pec::outlook {

// Told of each event by its identifier, with its arguments, the last one first. What it throws
// stays in the sink.
using OnEvent = std::function<void(DISPID event, DISPPARAMS& arguments)>;

// As long as it lives, `on_event` is called; on the thread of whoever raises the events.
class Subscription {
 public:
  // In: the object, and the dispatch interface of its events. Errors: it has no such events, or
  // refuses.
  static tl::expected<Subscription, HRESULT> to(IUnknown* source, const IID& events, Life& life,
                                                OnEvent on_event);
  ~Subscription();
  Subscription(Subscription&& other) noexcept;
  Subscription& operator=(Subscription&& other) noexcept;
  Subscription(const Subscription&) = delete;
  Subscription& operator=(const Subscription&) = delete;

  // No event is told any more, also while this is called by one.
  void end() noexcept;

 private:
  class Sink;
  Subscription(Owned<IConnectionPoint> point, Owned<Sink> sink, DWORD cookie) noexcept;

  Owned<IConnectionPoint> point_;
  Owned<Sink> sink_;
  DWORD cookie_ = 0;
};

}  // namespace pec::outlook
