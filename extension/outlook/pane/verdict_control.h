// SPDX-License-Identifier: EUPL-1.2
//
// The control "PecCompanion.OutlookPane": a verdict, in whatever window a container puts it.
#pragma once

#include "pane/control_base.h"
#include "pane/in_place.h"
#include "pane/verdict_window.h"

namespace pec::outlook {

class VerdictControl final : public ControlBase {
 public:
  explicit VerdictControl(Life& life) noexcept : ControlBase(life) {}

  // PaneControl
  void show(const ShownVerdict& verdict, const std::wstring& details) override;
  void on_details(std::function<void()> told) noexcept override;

  // IOleObject
  HRESULT STDMETHODCALLTYPE SetClientSite(IOleClientSite* site) override;
  HRESULT STDMETHODCALLTYPE GetClientSite(IOleClientSite** out) override;
  HRESULT STDMETHODCALLTYPE Close(DWORD save) override;
  HRESULT STDMETHODCALLTYPE DoVerb(LONG verb, MSG* message, IOleClientSite* site, LONG index,
                                   HWND parent, LPCRECT position) override;
  HRESULT STDMETHODCALLTYPE SetExtent(DWORD aspect, SIZEL* size) override;
  HRESULT STDMETHODCALLTYPE GetExtent(DWORD aspect, SIZEL* out) override;

  // IOleWindow, IOleInPlaceObject, IOleInPlaceActiveObject
  HRESULT STDMETHODCALLTYPE GetWindow(HWND* out) override;
  HRESULT STDMETHODCALLTYPE InPlaceDeactivate() override;
  HRESULT STDMETHODCALLTYPE UIDeactivate() override;
  HRESULT STDMETHODCALLTYPE SetObjectRects(LPCRECT position, LPCRECT clip) override;
  HRESULT STDMETHODCALLTYPE TranslateAccelerator(MSG* message) override;

  // IViewObject2
  HRESULT STDMETHODCALLTYPE Draw(DWORD aspect, LONG index, void* reserved, DVTARGETDEVICE* device,
                                 HDC target, HDC context, LPCRECTL bounds, LPCRECTL window_bounds,
                                 BOOL(STDMETHODCALLTYPE* go_on)(ULONG_PTR),
                                 ULONG_PTR argument) override;
  HRESULT STDMETHODCALLTYPE GetExtent(DWORD aspect, LONG index, DVTARGETDEVICE* device,
                                      SIZEL* out) override;

 private:
  ~VerdictControl() override;

  HRESULT activate();
  HRESULT make_window(const InPlace::Place& place);
  HRESULT focus();
  void deactivate() noexcept;
  bool lets_site_take(MSG& message);

  Owned<IOleClientSite> site_;
  SIZEL size_{8000, 2000};  // in hundredths of a millimetre, until the container says another
  ShownVerdict verdict_;
  std::wstring details_;
  std::function<void()> told_;
  InPlace in_place_;
  std::unique_ptr<VerdictWindow> window_;
};

}  // namespace pec::outlook
