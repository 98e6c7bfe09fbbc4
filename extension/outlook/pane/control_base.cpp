// SPDX-License-Identifier: EUPL-1.2
#include "pane/control_base.h"

#include <olectl.h>

#include "addin/identifiers.h"

namespace pec::outlook {
namespace {

// As registries have it under "MiscStatus" for a control that is a window and wants to be one
// whenever it is seen (OLEMISC).
constexpr DWORD kStatus = OLEMISC_RECOMPOSEONRESIZE | OLEMISC_CANTLINKINSIDE | OLEMISC_INSIDEOUT |
                          OLEMISC_ACTIVATEWHENVISIBLE | OLEMISC_SETCLIENTSITEFIRST;

template <typename Out>
HRESULT nothing_of(Out* out) {
  if (out == nullptr) return E_POINTER;
  *out = Out{};
  return E_NOTIMPL;
}

}  // namespace

void* ControlBase::interface_of(REFIID identifier) noexcept {
  const auto is = [&identifier](const IID& one) { return ::IsEqualIID(identifier, one) != 0; };
  if (is(IID_IUnknown) || is(IID_IDispatch)) return static_cast<IDispatch*>(this);
  if (is(IID_IOleObject)) return static_cast<IOleObject*>(this);
  if (is(IID_IOleControl)) return static_cast<IOleControl*>(this);
  if (is(IID_IOleWindow) || is(IID_IOleInPlaceObject)) return static_cast<IOleInPlaceObject*>(this);
  if (is(IID_IOleInPlaceActiveObject)) return static_cast<IOleInPlaceActiveObject*>(this);
  if (is(IID_IViewObject) || is(IID_IViewObject2)) return static_cast<IViewObject2*>(this);
  if (is(IID_IPersist) || is(IID_IPersistStreamInit)) return static_cast<IPersistStreamInit*>(this);
  if (is(kPaneControl)) return static_cast<PaneControl*>(this);
  return nullptr;
}

void ControlBase::tell_changed() noexcept {
  const auto sink = shared(view_sink_.get());
  if (!sink) return;
  if ((view_flags_ & ADVF_ONLYONCE) != 0) view_sink_.reset();
  sink->OnViewChange(DVASPECT_CONTENT, -1);
}

void ControlBase::tell_closed() noexcept {
  const auto advised = shared(advised_.get());
  if (advised) advised->SendOnClose();
}

HRESULT ControlBase::Invoke(DISPID /*member*/, REFIID /*reserved*/, LCID /*locale*/, WORD /*flags*/,
                            DISPPARAMS* /*arguments*/, VARIANT* /*result*/,
                            EXCEPINFO* /*exception*/, UINT* /*fault*/) {
  return DISP_E_MEMBERNOTFOUND;
}

HRESULT ControlBase::SetHostNames(LPCOLESTR /*program*/, LPCOLESTR /*document*/) { return S_OK; }
HRESULT ControlBase::SetMoniker(DWORD /*which*/, IMoniker* /*name*/) { return E_NOTIMPL; }
HRESULT ControlBase::GetMoniker(DWORD /*assign*/, DWORD /*which*/, IMoniker** out) {
  return nothing_of(out);
}
HRESULT ControlBase::InitFromData(IDataObject* /*data*/, BOOL /*creation*/, DWORD /*reserved*/) {
  return E_NOTIMPL;
}
HRESULT ControlBase::GetClipboardData(DWORD /*reserved*/, IDataObject** out) {
  return nothing_of(out);
}
HRESULT ControlBase::EnumVerbs(IEnumOLEVERB** out) { return nothing_of(out); }
HRESULT ControlBase::Update() { return S_OK; }
HRESULT ControlBase::IsUpToDate() { return S_OK; }

HRESULT ControlBase::GetUserClassID(CLSID* out) { return GetClassID(out); }

HRESULT ControlBase::GetUserType(DWORD /*form*/, LPOLESTR* out) {
  if (out == nullptr) return E_POINTER;
  constexpr wchar_t kName[] = L"PEC Companion";
  *out = static_cast<LPOLESTR>(::CoTaskMemAlloc(sizeof kName));
  if (*out == nullptr) return E_OUTOFMEMORY;
  ::CopyMemory(*out, kName, sizeof kName);
  return S_OK;
}

HRESULT ControlBase::Advise(IAdviseSink* sink, DWORD* connection) {
  if (connection == nullptr) return E_POINTER;
  *connection = 0;
  if (!advised_) {
    IOleAdviseHolder* made = nullptr;
    const HRESULT result = ::CreateOleAdviseHolder(&made);
    if (FAILED(result)) return result;
    advised_.reset(made);
  }
  return advised_->Advise(sink, connection);
}

HRESULT ControlBase::Unadvise(DWORD connection) {
  return advised_ ? advised_->Unadvise(connection) : OLE_E_NOCONNECTION;
}

HRESULT ControlBase::EnumAdvise(IEnumSTATDATA** out) {
  if (out == nullptr) return E_POINTER;
  *out = nullptr;
  return advised_ ? advised_->EnumAdvise(out) : S_OK;
}

HRESULT ControlBase::GetMiscStatus(DWORD aspect, DWORD* out) {
  if (out == nullptr) return E_POINTER;
  *out = aspect == DVASPECT_CONTENT ? kStatus : 0;
  return S_OK;
}

HRESULT ControlBase::SetColorScheme(LOGPALETTE* /*palette*/) { return S_OK; }

HRESULT ControlBase::GetControlInfo(CONTROLINFO* out) {
  if (out == nullptr) return E_POINTER;
  *out = {sizeof(CONTROLINFO), nullptr, 0, CTRLINFO_EATS_RETURN};  // Enter presses the button
  return S_OK;
}

HRESULT ControlBase::OnMnemonic(MSG* /*message*/) { return S_OK; }
HRESULT ControlBase::OnAmbientPropertyChange(DISPID /*property*/) { return S_OK; }
HRESULT ControlBase::FreezeEvents(BOOL /*freeze*/) { return S_OK; }

HRESULT ControlBase::ContextSensitiveHelp(BOOL /*enter*/) { return S_OK; }
HRESULT ControlBase::ReactivateAndUndo() { return INPLACE_E_NOTUNDOABLE; }
HRESULT ControlBase::OnFrameWindowActivate(BOOL /*active*/) { return S_OK; }
HRESULT ControlBase::OnDocWindowActivate(BOOL /*active*/) { return S_OK; }
HRESULT ControlBase::ResizeBorder(LPCRECT /*border*/, IOleInPlaceUIWindow* /*window*/,
                                  BOOL /*frame*/) {
  return S_OK;
}
HRESULT ControlBase::EnableModeless(BOOL /*enable*/) { return S_OK; }

HRESULT ControlBase::GetColorSet(DWORD /*aspect*/, LONG /*index*/, void* /*reserved*/,
                                 DVTARGETDEVICE* /*device*/, HDC /*context*/, LOGPALETTE** out) {
  return nothing_of(out);
}
HRESULT ControlBase::Freeze(DWORD /*aspect*/, LONG /*index*/, void* /*reserved*/, DWORD* out) {
  return nothing_of(out);
}
HRESULT ControlBase::Unfreeze(DWORD /*freeze*/) { return E_NOTIMPL; }

HRESULT ControlBase::SetAdvise(DWORD aspects, DWORD flags, IAdviseSink* sink) {
  view_sink_ = shared(sink);
  view_aspects_ = aspects;
  view_flags_ = flags;
  if ((flags & ADVF_PRIMEFIRST) != 0) tell_changed();
  return S_OK;
}

HRESULT ControlBase::GetAdvise(DWORD* aspects, DWORD* flags, IAdviseSink** out) {
  if (aspects != nullptr) *aspects = view_aspects_;
  if (flags != nullptr) *flags = view_flags_;
  if (out != nullptr) *out = shared(view_sink_.get()).release();
  return S_OK;
}

HRESULT ControlBase::GetClassID(CLSID* out) {
  if (out == nullptr) return E_POINTER;
  *out = kPane;
  return S_OK;
}
HRESULT ControlBase::IsDirty() { return S_FALSE; }
HRESULT ControlBase::Load(IStream* /*stream*/) { return S_OK; }
HRESULT ControlBase::Save(IStream* /*stream*/, BOOL /*clear*/) { return S_OK; }
HRESULT ControlBase::GetSizeMax(ULARGE_INTEGER* out) {
  if (out == nullptr) return E_POINTER;
  out->QuadPart = 0;
  return S_OK;
}
HRESULT ControlBase::InitNew() { return S_OK; }

}  // namespace pec::outlook
