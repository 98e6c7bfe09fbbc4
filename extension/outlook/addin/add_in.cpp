// SPDX-License-Identifier: EUPL-1.2
#include "addin/add_in.h"

#include <utility>

namespace pec::outlook {
namespace {

constexpr long kWindows = 2;  // msoLanguageIDUI (Office, MsoAppLanguageID)

// The language of Outlook's windows; the user's where it does not tell.
Language language_of_outlook(IDispatch* application) {
  if (const auto settings = get_object(application, L"LanguageSettings")) {
    const Value which(kWindows);
    const auto number = get(settings->get(), L"LanguageID", {&which});
    if (number && number->is_number()) return language_of(static_cast<unsigned>(number->number()));
  }
  return language_of(::GetUserDefaultUILanguage());
}

}  // namespace

void* AddIn::interface_of(REFIID identifier) noexcept {
  const bool known = ::IsEqualIID(identifier, IID_IUnknown) != 0 ||
                     ::IsEqualIID(identifier, IID_IDispatch) != 0 ||
                     ::IsEqualIID(identifier, kExtensibility) != 0;
  return known ? static_cast<Extensibility*>(this) : nullptr;
}

HRESULT AddIn::OnConnection(IDispatch* application, long mode, IDispatch* /*add_in*/,
                            SAFEARRAY** /*custom*/) {
  application_ = shared(application);
  if (mode == kAfterStartup) start();
  return S_OK;
}

HRESULT AddIn::OnStartupComplete(SAFEARRAY** /*custom*/) {
  start();
  return S_OK;
}

HRESULT AddIn::OnDisconnection(long /*mode*/, SAFEARRAY** /*custom*/) {
  stop();
  application_.reset();
  return S_OK;
}

HRESULT AddIn::OnAddInsUpdate(SAFEARRAY** /*custom*/) { return S_OK; }

HRESULT AddIn::OnBeginShutdown(SAFEARRAY** /*custom*/) {
  stop();
  return S_OK;
}

HRESULT AddIn::Invoke(DISPID /*member*/, REFIID /*reserved*/, LCID /*locale*/, WORD /*flags*/,
                      DISPPARAMS* /*arguments*/, VARIANT* /*result*/, EXCEPINFO* /*exception*/,
                      UINT* /*fault*/) {
  return DISP_E_MEMBERNOTFOUND;  // Office calls the methods by their place
}

void AddIn::start() {
  if (work_ || !application_) return;
  try {
    work_ = std::make_unique<Work>(surroundings_, application_.get(), life_,
                                   language_of_outlook(application_.get()));
    auto events = Subscription::to(
        application_.get(), kApplicationEvents, life_,
        [this](DISPID event, DISPPARAMS& arguments) { on_event(event, arguments); });
    if (events) events_.emplace(std::move(*events));
  } catch (...) {  // out of memory: Outlook goes on without us
    stop();
  }
}

void AddIn::stop() noexcept {
  events_.reset();
  work_.reset();
}

// ItemSend(Item As Object, Cancel As Boolean): the last argument comes first.
void AddIn::on_event(DISPID event, DISPPARAMS& arguments) {
  if (event != kItemSend || !work_ || arguments.cArgs != 2) return;
  const VARIANT& item = arguments.rgvarg[1];
  const VARIANT& cancel = arguments.rgvarg[0];
  if (item.vt != VT_DISPATCH || item.pdispVal == nullptr || cancel.vt != (VT_BYREF | VT_BOOL) ||
      cancel.pboolVal == nullptr)
    return;
  const auto held = shared(item.pdispVal);
  if (!work_->may_go(held.get())) *cancel.pboolVal = VARIANT_TRUE;
}

}  // namespace pec::outlook
