// SPDX-License-Identifier: EUPL-1.2
#include "pane/in_place.h"

#include <utility>

namespace pec::outlook {

HRESULT InPlace::begin(IOleClientSite* site, Place& out) {
  auto place = query<IOleInPlaceSite>(site, IID_IOleInPlaceSite);
  if (!place) return E_NOINTERFACE;
  HRESULT result = place->CanInPlaceActivate();
  if (result != S_OK) return FAILED(result) ? result : E_FAIL;  // S_FALSE: not now
  result = place->OnInPlaceActivate();
  if (FAILED(result)) return result;
  site_ = std::move(place);
  result = site_->GetWindow(&out.parent);
  if (SUCCEEDED(result)) {
    IOleInPlaceFrame* frame = nullptr;
    IOleInPlaceUIWindow* document = nullptr;
    RECT clip{};
    OLEINPLACEFRAMEINFO description{};
    description.cb = sizeof description;
    result = site_->GetWindowContext(&frame, &document, &out.position, &clip, &description);
    frame_.reset(frame);
    document_.reset(document);  // null where the frame is it
  }
  if (FAILED(result)) end();
  return result;
}

void InPlace::end() noexcept {
  end_focus();
  document_.reset();
  frame_.reset();
  const auto site = std::exchange(site_, nullptr);  // it may come back here
  if (site) site->OnInPlaceDeactivate();
}

HRESULT InPlace::begin_focus(IOleInPlaceActiveObject* control) {
  if (!site_) return OLE_E_NOT_INPLACEACTIVE;
  if (has_focus_) return S_OK;
  const auto site = shared(site_.get());
  const HRESULT result = site->OnUIActivate();
  if (FAILED(result)) return result;
  has_focus_ = true;
  // It has no tools of its own to put around: no border (IOleInPlaceUIWindow::SetBorderSpace).
  const auto frame = shared(frame_.get());
  const auto document = shared(document_.get());
  if (frame) {
    frame->SetActiveObject(control, nullptr);
    frame->SetBorderSpace(nullptr);
  }
  if (document) {
    document->SetActiveObject(control, nullptr);
    document->SetBorderSpace(nullptr);
  }
  return S_OK;
}

void InPlace::end_focus() noexcept {
  if (!std::exchange(has_focus_, false)) return;
  const auto site = shared(site_.get());
  const auto frame = shared(frame_.get());
  const auto document = shared(document_.get());
  if (document) document->SetActiveObject(nullptr, nullptr);
  if (frame) frame->SetActiveObject(nullptr, nullptr);
  if (site) site->OnUIDeactivate(FALSE);
}

}  // namespace pec::outlook
