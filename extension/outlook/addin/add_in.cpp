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

AddIn::Work::Work(const Surroundings& surroundings, Language language)
    : texts(language),
      windows(surroundings.make_windows()),
      host(surroundings.host),
      gate(host, *windows, texts, surroundings.check_is_required) {}

void* AddIn::interface_of(REFIID identifier) noexcept {
  const auto is = [&identifier](const IID& one) { return ::IsEqualIID(identifier, one) != 0; };
  if (is(IID_IUnknown) || is(IID_IDispatch) || is(kExtensibility))
    return static_cast<Extensibility*>(this);
  if (is(kRibbonExtensibility)) return static_cast<RibbonExtensibility*>(this);
  if (is(kCustomTaskPaneConsumer)) return static_cast<CustomTaskPaneConsumer*>(this);
  return nullptr;
}

// Made when it is first needed: in the language of Outlook where Outlook is known already.
Surface& AddIn::surface() {
  if (!surface_) surface_.emplace(life_, Texts(language_of_outlook(application_.get())));
  return *surface_;
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
  surface_.reset();
  application_.reset();
  return S_OK;
}

HRESULT AddIn::OnAddInsUpdate(SAFEARRAY** /*custom*/) { return S_OK; }

HRESULT AddIn::OnBeginShutdown(SAFEARRAY** /*custom*/) {
  stop();
  return S_OK;
}

HRESULT AddIn::GetCustomUI(BSTR ribbon, BSTR* xml) {
  if (xml == nullptr) return E_POINTER;
  *xml = nullptr;
  try {
    return surface().ribbon().custom_ui(ribbon, xml);
  } catch (...) {  // out of memory: no group
    return S_OK;
  }
}

HRESULT AddIn::CTPFactoryAvailable(TaskPaneFactory* factory) {
  try {
    surface().panes().use(factory);
  } catch (...) {  // out of memory: no panes
    return S_OK;
  }
  return S_OK;
}

HRESULT AddIn::GetIDsOfNames(REFIID /*reserved*/, LPOLESTR* names, UINT count, LCID /*locale*/,
                             DISPID* out) {
  try {
    return surface().ribbon().identifier_of(names, count, out);
  } catch (...) {
    return E_OUTOFMEMORY;
  }
}

HRESULT AddIn::Invoke(DISPID member, REFIID /*reserved*/, LCID /*locale*/, WORD /*flags*/,
                      DISPPARAMS* arguments, VARIANT* result, EXCEPINFO* /*exception*/,
                      UINT* /*fault*/) {
  const auto held = shared(static_cast<Extensibility*>(this));  // what is pressed may end us
  try {
    return surface().ribbon().invoke(member, arguments, result);
  } catch (...) {
    return E_OUTOFMEMORY;
  }
}

void AddIn::start() {
  if (work_ || !application_) return;
  try {
    work_ = std::make_unique<Work>(surroundings_, language_of_outlook(application_.get()));
    work_->host.warm_up();
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
  if (surface_) surface_->detach();
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
  if (!work_->gate.may_go(held.get())) *cancel.pboolVal = VARIANT_TRUE;
}

}  // namespace pec::outlook
