// SPDX-License-Identifier: EUPL-1.2
//
// The parts of an ActiveX control that say "nothing of the kind": no data, no links, no menus, no
// properties that are kept. What it is to have is in "ActiveX Controls" (Microsoft, "Mandatory and
// optional interfaces").
#pragma once

#include "com/reference_counted.h"
#include "pane/pane_control.h"
// After windows.h, which they build on.
#include <ocidl.h>
#include <oleidl.h>

namespace pec::outlook {

class ControlBase
    : public Dispatching<IDispatch, IOleObject, IOleControl, IOleInPlaceObject,
                         IOleInPlaceActiveObject, IViewObject2, IPersistStreamInit, PaneControl> {
 public:
  HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID reserved, LCID locale, WORD flags,
                                   DISPPARAMS* arguments, VARIANT* result, EXCEPINFO* exception,
                                   UINT* fault) override;

  // IOleObject
  HRESULT STDMETHODCALLTYPE SetHostNames(LPCOLESTR program, LPCOLESTR document) override;
  HRESULT STDMETHODCALLTYPE SetMoniker(DWORD which, IMoniker* name) override;
  HRESULT STDMETHODCALLTYPE GetMoniker(DWORD assign, DWORD which, IMoniker** out) override;
  HRESULT STDMETHODCALLTYPE InitFromData(IDataObject* data, BOOL creation, DWORD reserved) override;
  HRESULT STDMETHODCALLTYPE GetClipboardData(DWORD reserved, IDataObject** out) override;
  HRESULT STDMETHODCALLTYPE EnumVerbs(IEnumOLEVERB** out) override;
  HRESULT STDMETHODCALLTYPE Update() override;
  HRESULT STDMETHODCALLTYPE IsUpToDate() override;
  HRESULT STDMETHODCALLTYPE GetUserClassID(CLSID* out) override;
  HRESULT STDMETHODCALLTYPE GetUserType(DWORD form, LPOLESTR* out) override;
  HRESULT STDMETHODCALLTYPE Advise(IAdviseSink* sink, DWORD* connection) override;
  HRESULT STDMETHODCALLTYPE Unadvise(DWORD connection) override;
  HRESULT STDMETHODCALLTYPE EnumAdvise(IEnumSTATDATA** out) override;
  HRESULT STDMETHODCALLTYPE GetMiscStatus(DWORD aspect, DWORD* out) override;
  HRESULT STDMETHODCALLTYPE SetColorScheme(LOGPALETTE* palette) override;

  // IOleControl
  HRESULT STDMETHODCALLTYPE GetControlInfo(CONTROLINFO* out) override;
  HRESULT STDMETHODCALLTYPE OnMnemonic(MSG* message) override;
  HRESULT STDMETHODCALLTYPE OnAmbientPropertyChange(DISPID property) override;
  HRESULT STDMETHODCALLTYPE FreezeEvents(BOOL freeze) override;

  // IOleWindow, IOleInPlaceObject, IOleInPlaceActiveObject
  HRESULT STDMETHODCALLTYPE ContextSensitiveHelp(BOOL enter) override;
  HRESULT STDMETHODCALLTYPE ReactivateAndUndo() override;
  HRESULT STDMETHODCALLTYPE OnFrameWindowActivate(BOOL active) override;
  HRESULT STDMETHODCALLTYPE OnDocWindowActivate(BOOL active) override;
  HRESULT STDMETHODCALLTYPE ResizeBorder(LPCRECT border, IOleInPlaceUIWindow* window,
                                         BOOL frame) override;
  HRESULT STDMETHODCALLTYPE EnableModeless(BOOL enable) override;

  // IViewObject2
  HRESULT STDMETHODCALLTYPE GetColorSet(DWORD aspect, LONG index, void* reserved,
                                        DVTARGETDEVICE* device, HDC context,
                                        LOGPALETTE** out) override;
  HRESULT STDMETHODCALLTYPE Freeze(DWORD aspect, LONG index, void* reserved, DWORD* out) override;
  HRESULT STDMETHODCALLTYPE Unfreeze(DWORD freeze) override;
  HRESULT STDMETHODCALLTYPE SetAdvise(DWORD aspects, DWORD flags, IAdviseSink* sink) override;
  HRESULT STDMETHODCALLTYPE GetAdvise(DWORD* aspects, DWORD* flags, IAdviseSink** out) override;

  // IPersistStreamInit
  HRESULT STDMETHODCALLTYPE GetClassID(CLSID* out) override;
  HRESULT STDMETHODCALLTYPE IsDirty() override;
  HRESULT STDMETHODCALLTYPE Load(IStream* stream) override;
  HRESULT STDMETHODCALLTYPE Save(IStream* stream, BOOL clear) override;
  HRESULT STDMETHODCALLTYPE GetSizeMax(ULARGE_INTEGER* out) override;
  HRESULT STDMETHODCALLTYPE InitNew() override;

 protected:
  using Dispatching::Dispatching;

  void* interface_of(REFIID identifier) noexcept override;
  // Tells whoever wanted to know that the control looks otherwise, or is closed.
  void tell_changed() noexcept;
  void tell_closed() noexcept;

 private:
  Owned<IOleAdviseHolder> advised_;
  Owned<IAdviseSink> view_sink_;
  DWORD view_aspects_ = 0;
  DWORD view_flags_ = 0;
};

}  // namespace pec::outlook
