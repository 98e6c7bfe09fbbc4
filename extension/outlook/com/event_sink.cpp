// SPDX-License-Identifier: EUPL-1.2
#include "com/event_sink.h"

#include <new>
#include <utility>

namespace pec::outlook {

class Subscription::Sink final : public Dispatching<IDispatch> {
 public:
  Sink(const IID& events, Life& life, OnEvent on_event)
      : Dispatching(life), events_(events), on_event_(std::move(on_event)) {}

  // Always S_OK: an error of a sink is nothing that Outlook could do something about, and it takes
  // an add-in that gives them for a bad one.
  HRESULT STDMETHODCALLTYPE Invoke(DISPID event, REFIID /*reserved*/, LCID /*locale*/,
                                   WORD /*flags*/, DISPPARAMS* arguments, VARIANT* /*result*/,
                                   EXCEPINFO* /*exception*/, UINT* /*fault*/) override {
    if (!on_event_ || arguments == nullptr) return S_OK;
    const OnEvent told = on_event_;  // the subscription may end meanwhile
    try {
      told(event, *arguments);
    } catch (...) {  // nothing may leave into Outlook
      return S_OK;
    }
    return S_OK;
  }

  void forget() noexcept { on_event_ = nullptr; }

 private:
  void* interface_of(REFIID identifier) noexcept override {
    const bool known = ::IsEqualIID(identifier, IID_IUnknown) != 0 ||
                       ::IsEqualIID(identifier, IID_IDispatch) != 0 ||
                       ::IsEqualIID(identifier, events_) != 0;
    return known ? static_cast<IDispatch*>(this) : nullptr;
  }

  const IID events_;
  OnEvent on_event_;
};

Subscription::Subscription(Owned<IConnectionPoint> point, Owned<Sink> sink, DWORD cookie) noexcept
    : point_(std::move(point)), sink_(std::move(sink)), cookie_(cookie) {}

Subscription::Subscription(Subscription&& other) noexcept = default;

Subscription::~Subscription() { end(); }

Subscription& Subscription::operator=(Subscription&& other) noexcept {
  if (this == &other) return *this;
  end();
  point_ = std::move(other.point_);
  sink_ = std::move(other.sink_);
  cookie_ = other.cookie_;
  return *this;
}

void Subscription::end() noexcept {
  if (sink_) sink_->forget();
  if (point_) point_->Unadvise(cookie_);
  point_.reset();
  sink_.reset();
}

tl::expected<Subscription, HRESULT> Subscription::to(IUnknown* source, const IID& events,
                                                     Life& life, OnEvent on_event) {
  const auto container = query<IConnectionPointContainer>(source, IID_IConnectionPointContainer);
  if (!container) return tl::make_unexpected(E_NOINTERFACE);
  IConnectionPoint* found = nullptr;
  HRESULT result = container->FindConnectionPoint(events, &found);
  Owned<IConnectionPoint> point(found);
  if (FAILED(result)) return tl::make_unexpected(result);
  if (!point) return tl::make_unexpected(E_POINTER);
  Owned<Sink> sink(new (std::nothrow) Sink(events, life, std::move(on_event)));
  if (!sink) return tl::make_unexpected(E_OUTOFMEMORY);
  DWORD cookie = 0;
  result = point->Advise(sink.get(), &cookie);
  if (FAILED(result)) return tl::make_unexpected(result);
  return Subscription(std::move(point), std::move(sink), cookie);
}

}  // namespace pec::outlook
