// SPDX-License-Identifier: EUPL-1.2
#include "container.h"

#include <utility>

namespace pec::outlook::testing {

Container::Container(World& world, HWND window, const RECT& place)
    : world_(world), window_(window), place_(place) {
  ++world_.alive;
  ++world_.references;
}

Container::~Container() { --world_.alive; }

HRESULT Container::note(const char* what) {
  if (world_.calls++ == world_.fails_at) return world_.failure;
  told.emplace_back(what);
  return S_OK;
}

// OLEMISC_SETCLIENTSITEFIRST: the site, then InitNew, then the size, then the verb.
HRESULT Container::put_in(IUnknown* control, LONG verb) {
  control_ = query<IOleObject>(control, IID_IOleObject);
  if (!control_) return E_NOINTERFACE;
  DWORD status = 0;
  control_->GetMiscStatus(DVASPECT_CONTENT, &status);
  if ((status & OLEMISC_SETCLIENTSITEFIRST) != 0) control_->SetClientSite(this);
  const auto stored = query<IPersistStreamInit>(control, IID_IPersistStreamInit);
  if (stored) stored->InitNew();
  SIZEL size{8000, 2000};
  control_->SetExtent(DVASPECT_CONTENT, &size);
  return control_->DoVerb(verb, nullptr, this, 0, window_, &place_);
}

void Container::take_out() {
  const auto control = std::exchange(control_, nullptr);
  if (!control) return;
  const auto in_place = query<IOleInPlaceObject>(control.get(), IID_IOleInPlaceObject);
  if (in_place) in_place->InPlaceDeactivate();
  control->Close(OLECLOSE_NOSAVE);
  control->SetClientSite(nullptr);
}

bool Container::translate(MSG& message) {
  const auto active = shared(active_.get());
  return active && active->TranslateAccelerator(&message) == S_OK;
}

HRESULT Container::QueryInterface(REFIID identifier, void** out) {
  *out = nullptr;
  if (world_.calls++ == world_.fails_at) return world_.failure;
  const auto is = [&identifier](const IID& one) { return ::IsEqualIID(identifier, one) != 0; };
  if (is(IID_IUnknown) || is(IID_IOleClientSite)) *out = static_cast<IOleClientSite*>(this);
  if (is(IID_IOleInPlaceSite) || is(IID_IOleWindow)) *out = static_cast<IOleInPlaceSite*>(this);
  if (is(IID_IOleInPlaceFrame) || is(IID_IOleInPlaceUIWindow))
    *out = static_cast<IOleInPlaceFrame*>(this);
  if (is(IID_IOleControlSite)) *out = static_cast<IOleControlSite*>(this);
  if (*out == nullptr) return E_NOINTERFACE;
  AddRef();
  return S_OK;
}

ULONG Container::AddRef() {
  ++world_.references;
  return static_cast<ULONG>(++references_);
}

ULONG Container::Release() {
  --world_.references;
  const long left = --references_;
  if (left == 0) delete this;
  return static_cast<ULONG>(left);
}

HRESULT Container::GetContainer(IOleContainer** out) {
  *out = nullptr;
  return E_NOINTERFACE;
}

HRESULT Container::GetWindow(HWND* out) {
  *out = nullptr;
  const HRESULT result = note("GetWindow");
  if (SUCCEEDED(result)) *out = window_;
  return result;
}

HRESULT Container::GetWindowContext(IOleInPlaceFrame** frame, IOleInPlaceUIWindow** document,
                                    RECT* position, RECT* clip, OLEINPLACEFRAMEINFO* info) {
  *frame = nullptr;
  *document = nullptr;  // the frame is the document's window
  const HRESULT result = note("GetWindowContext");
  if (FAILED(result)) return result;
  *frame = this;
  AddRef();
  *position = place_;
  *clip = place_;
  info->hwndFrame = window_;
  return S_OK;
}

HRESULT Container::RequestBorderSpace(LPCBORDERWIDTHS /*widths*/) { return INPLACE_E_NOTOOLSPACE; }

HRESULT Container::SetActiveObject(IOleInPlaceActiveObject* object, LPCOLESTR /*name*/) {
  const HRESULT result = note(object == nullptr ? "SetActiveObject(none)" : "SetActiveObject");
  if (SUCCEEDED(result) || object == nullptr) active_ = shared(object);
  return result;
}

HRESULT Container::TranslateAccelerator(MSG* message, DWORD /*modifiers*/) {
  if (message->message != WM_KEYDOWN || message->wParam != VK_TAB) return S_FALSE;
  return note("Tab");
}

}  // namespace pec::outlook::testing
