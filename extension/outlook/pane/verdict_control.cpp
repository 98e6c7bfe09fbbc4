// SPDX-License-Identifier: EUPL-1.2
#include "pane/verdict_control.h"

#include <utility>

namespace pec::outlook {
namespace {

// As IOleControlSite::TranslateAccelerator has them (KEYMODIFIERS).
DWORD pressed_modifiers() {
  constexpr DWORD kShift = 1, kControl = 2, kAlt = 4;
  const auto is_down = [](int key) { return ::GetKeyState(key) < 0; };
  return (is_down(VK_SHIFT) ? kShift : 0U) | (is_down(VK_CONTROL) ? kControl : 0U) |
         (is_down(VK_MENU) ? kAlt : 0U);
}

}  // namespace

VerdictControl::~VerdictControl() { deactivate(); }

void VerdictControl::show(const ShownVerdict& verdict, const std::wstring& details) {
  verdict_ = verdict;
  details_ = details;
  if (window_) window_->show(verdict_, details_);
  tell_changed();
}

void VerdictControl::on_details(std::function<void()> told) noexcept { told_ = std::move(told); }

HRESULT VerdictControl::SetClientSite(IOleClientSite* site) {
  if (site == nullptr) deactivate();
  site_ = shared(site);
  return S_OK;
}

HRESULT VerdictControl::GetClientSite(IOleClientSite** out) {
  if (out == nullptr) return E_POINTER;
  *out = shared(site_.get()).release();
  return S_OK;
}

HRESULT VerdictControl::Close(DWORD /*save*/) {  // there is nothing to save
  const auto held = shared(static_cast<IOleObject*>(this));
  deactivate();
  tell_closed();
  return S_OK;
}

// IOleObject::DoVerb, with the verbs that every object has (OLEIVERB).
HRESULT VerdictControl::DoVerb(LONG verb, MSG* /*message*/, IOleClientSite* /*site*/,
                               LONG /*index*/, HWND /*parent*/, LPCRECT /*position*/) {
  const auto held = shared(static_cast<IOleObject*>(this));
  try {
    switch (verb) {
      case OLEIVERB_SHOW:  // whoever leafs through a folder keeps the focus there
      case OLEIVERB_INPLACEACTIVATE:
        return activate();
      case OLEIVERB_PRIMARY:
      case OLEIVERB_UIACTIVATE: {
        const HRESULT result = activate();
        return FAILED(result) ? result : focus();
      }
      case OLEIVERB_HIDE:
        deactivate();
        return S_OK;
      case OLEIVERB_OPEN:
      case OLEIVERB_DISCARDUNDOSTATE:
        return E_NOTIMPL;
      default:
        return OLEOBJ_S_INVALIDVERB;
    }
  } catch (...) {
    return E_OUTOFMEMORY;
  }
}

HRESULT VerdictControl::activate() {
  if (in_place_.is_active()) return S_OK;
  if (!site_) return E_UNEXPECTED;
  InPlace::Place place;
  const auto site = shared(site_.get());
  HRESULT result = in_place_.begin(site.get(), place);
  if (FAILED(result)) return result;
  result = make_window(place);
  if (FAILED(result)) {
    deactivate();
    return result;
  }
  site->ShowObject();
  return S_OK;
}

HRESULT VerdictControl::make_window(const InPlace::Place& place) {
  window_ = VerdictWindow::make(place.parent, place.position,
                                {[this] {
                                   const auto held = shared(static_cast<IOleObject*>(this));
                                   const auto told = told_;
                                   if (told) told();
                                 },
                                 [this] {
                                   const auto held = shared(static_cast<IOleObject*>(this));
                                   in_place_.begin_focus(this);
                                 }});
  if (!window_) return E_FAIL;
  window_->show(verdict_, details_);
  return S_OK;
}

HRESULT VerdictControl::focus() {
  const HRESULT result = in_place_.begin_focus(this);
  if (SUCCEEDED(result) && window_) window_->take_focus();
  return result;
}

void VerdictControl::deactivate() noexcept {
  in_place_.end_focus();
  const auto window = std::exchange(window_, nullptr);
  in_place_.end();
}

HRESULT VerdictControl::SetExtent(DWORD aspect, SIZEL* size) {
  if (size == nullptr) return E_POINTER;
  if (aspect != DVASPECT_CONTENT) return DV_E_DVASPECT;
  size_ = *size;
  return S_OK;
}

HRESULT VerdictControl::GetExtent(DWORD aspect, SIZEL* out) {
  if (out == nullptr) return E_POINTER;
  if (aspect != DVASPECT_CONTENT) return DV_E_DVASPECT;
  *out = size_;
  return S_OK;
}

HRESULT VerdictControl::GetExtent(DWORD aspect, LONG /*index*/, DVTARGETDEVICE* /*device*/,
                                  SIZEL* out) {
  return GetExtent(aspect, out);
}

HRESULT VerdictControl::GetWindow(HWND* out) {
  if (out == nullptr) return E_POINTER;
  *out = window_ ? window_->handle() : nullptr;
  return *out == nullptr ? E_FAIL : S_OK;
}

HRESULT VerdictControl::InPlaceDeactivate() {
  const auto held = shared(static_cast<IOleObject*>(this));
  deactivate();
  return S_OK;
}

HRESULT VerdictControl::UIDeactivate() {
  const auto held = shared(static_cast<IOleObject*>(this));
  in_place_.end_focus();
  return S_OK;
}

HRESULT VerdictControl::SetObjectRects(LPCRECT position, LPCRECT /*clip*/) {
  if (position == nullptr) return E_POINTER;
  try {
    if (window_) window_->move(*position);  // whose parent clips it
  } catch (...) {
    return E_OUTOFMEMORY;
  }
  return S_OK;
}

HRESULT VerdictControl::TranslateAccelerator(MSG* message) {
  if (message == nullptr) return E_POINTER;
  const auto held = shared(static_cast<IOleObject*>(this));
  try {
    if (window_ && window_->translate(*message)) return S_OK;
    return lets_site_take(*message) ? S_OK : S_FALSE;
  } catch (...) {
    return S_FALSE;
  }
}

// A key that is not the control's goes to its container (IOleInPlaceActiveObject::
// TranslateAccelerator, IOleControlSite::TranslateAccelerator).
bool VerdictControl::lets_site_take(MSG& message) {
  const auto control_site = query<IOleControlSite>(site_.get(), IID_IOleControlSite);
  return control_site && control_site->TranslateAccelerator(&message, pressed_modifiers()) == S_OK;
}

// For a container that prints or shows the control without its window.
HRESULT VerdictControl::Draw(DWORD aspect, LONG /*index*/, void* /*reserved*/,
                             DVTARGETDEVICE* /*device*/, HDC /*target*/, HDC context,
                             LPCRECTL bounds, LPCRECTL /*window_bounds*/,
                             BOOL(STDMETHODCALLTYPE* /*go_on*/)(ULONG_PTR),
                             ULONG_PTR /*argument*/) {
  if (aspect != DVASPECT_CONTENT) return DV_E_DVASPECT;
  if (bounds == nullptr || context == nullptr) return E_POINTER;
  const ToneColours colours = colours_of(verdict_.tone);
  RECT place{bounds->left, bounds->top, bounds->right, bounds->bottom};
  const OwnedBrush brush(::CreateSolidBrush(colours.background));
  ::FillRect(context, &place, brush.get());
  const int mode = ::SetBkMode(context, TRANSPARENT);
  const COLORREF colour = ::SetTextColor(context, colours.text);
  ::DrawTextW(context, verdict_.headline.c_str(), static_cast<int>(verdict_.headline.size()),
              &place, DT_WORDBREAK | DT_NOPREFIX | DT_EDITCONTROL);
  ::SetTextColor(context, colour);
  ::SetBkMode(context, mode);
  return S_OK;
}

}  // namespace pec::outlook
