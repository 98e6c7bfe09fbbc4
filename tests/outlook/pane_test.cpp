// SPDX-License-Identifier: EUPL-1.2
//
// Our control in a plain container: really active in a window, read and pressed there.
#include <array>
#include <string>

#include <gtest/gtest.h>

#include "container.h"
#include "pane/verdict_control.h"
#include "scripted_panes.h"
#include "shown_examples.h"

namespace pec::outlook::testing {
namespace {

class ThePane : public ::testing::Test {
 protected:
  ThePane() { ::OleInitialize(nullptr); }
  ~ThePane() override {
    if (container_) container_->take_out();
    EXPECT_EQ(control_.release()->Release(), 0U) << "a reference to the control is kept";
    container_.reset();
    EXPECT_EQ(world_.alive, 0);
    EXPECT_EQ(world_.references, 0) << "a reference to the container is kept";
    EXPECT_TRUE(life_.is_over());
    ::OleUninitialize();
  }

  IUnknown* object() { return static_cast<IOleObject*>(control_.get()); }
  HRESULT put_in(LONG verb = OLEIVERB_INPLACEACTIVATE) {
    container_ = Container::make(world_, window_.handle(), window_.place());
    return container_->put_in(object(), verb);
  }
  std::wstring said(int number) { return text_of_window(window_.find(number)); }
  static MSG key(WPARAM which) { return {nullptr, WM_KEYDOWN, which, 0, 0, {}}; }

  World world_;
  Life life_;
  HostWindow window_;
  Texts texts_{Language::italian};
  Owned<Container> container_;
  Owned<VerdictControl> control_{new VerdictControl(life_)};
};

TEST_F(ThePane, HasOneIdentityOverAllItsInterfaces) {
  const std::array<IID, 14> known = {IID_IUnknown,
                                     IID_IDispatch,
                                     IID_IOleObject,
                                     IID_IOleControl,
                                     IID_IOleWindow,
                                     IID_IOleInPlaceObject,
                                     IID_IViewObject,
                                     IID_IViewObject2,
                                     IID_IOleInPlaceActiveObject,
                                     IID_IPersist,
                                     IID_IPersistStreamInit,
                                     kPaneControl,
                                     IID_IOleObject,
                                     IID_IUnknown};
  const auto identity = query<IUnknown>(object(), IID_IUnknown);
  for (const IID& from : known) {
    const auto one = query<IUnknown>(object(), from);
    ASSERT_TRUE(one);
    EXPECT_EQ(query<IUnknown>(one.get(), IID_IUnknown), identity);
    for (const IID& to : known) EXPECT_TRUE(query<IUnknown>(one.get(), to));
    void* out = &out;
    EXPECT_EQ(one->QueryInterface(IID_IStorage, &out), E_NOINTERFACE);
    EXPECT_EQ(out, nullptr);
    EXPECT_EQ(one->QueryInterface(from, nullptr), E_POINTER);
  }
}

TEST_F(ThePane, IsActiveInTheWindowOfItsContainer) {
  control_->show(example_of(Tone::attention, texts_), L"Dettagli");
  EXPECT_EQ(put_in(), S_OK);
  EXPECT_EQ(container_->told,
            (std::vector<std::string>{"CanInPlaceActivate", "OnInPlaceActivate", "GetWindow",
                                      "GetWindowContext", "ShowObject"}));
  HWND inside = nullptr;
  EXPECT_EQ(control_->GetWindow(&inside), S_OK);
  EXPECT_EQ(::GetParent(inside), window_.handle());
  RECT covered{};
  ::GetClientRect(inside, &covered);
  EXPECT_EQ(covered.bottom, window_.place().bottom);
  EXPECT_EQ(said(kPaneHeadline), example_of(Tone::attention, texts_).headline);
  EXPECT_NE(said(kPaneReasons).find(L"nove giorni"), std::wstring::npos);
  EXPECT_EQ(said(kPaneDetails), L"Dettagli");
  control_->show(example_of(Tone::bad, texts_), L"Dettagli");
  EXPECT_EQ(said(kPaneHeadline).substr(0, 8), L"Alterato");
  const RECT smaller{10, 10, 210, 60};
  EXPECT_EQ(control_->SetObjectRects(&smaller, &smaller), S_OK);
  ::GetWindowRect(inside, &covered);
  EXPECT_EQ(covered.right - covered.left, 200);
  EXPECT_NE(::GetWindowLongW(inside, GWL_STYLE) & WS_VSCROLL, 0) << "the text is taller";

  container_->told.clear();
  container_->take_out();
  EXPECT_EQ(container_->told, (std::vector<std::string>{"OnInPlaceDeactivate"}));
  EXPECT_EQ(control_->GetWindow(&inside), E_FAIL);
  EXPECT_EQ(window_.find(kPaneDetails), nullptr);
}

TEST_F(ThePane, WhatIsInATextIsNoMarkup) {
  ShownVerdict verdict = example_of(Tone::good, texts_);
  verdict.headline = L"<b>R&D</b> & \u202Ecc";
  put_in();
  control_->show(verdict, L"Details");
  EXPECT_EQ(said(kPaneHeadline), verdict.headline);
  EXPECT_NE(::GetWindowLongW(window_.find(kPaneHeadline), GWL_STYLE) & SS_NOPREFIX, 0)
      << "& marks no key";
}

TEST_F(ThePane, TakesFocusAndKeys) {
  int pressed = 0;
  control_->on_details([&] { ++pressed; });
  EXPECT_EQ(put_in(OLEIVERB_UIACTIVATE), S_OK);
  ASSERT_TRUE(container_->has_active());
  ::SetFocus(window_.find(kPaneDetails));
  MSG enter = key(VK_RETURN);
  EXPECT_TRUE(container_->translate(enter));
  EXPECT_EQ(pressed, 1);
  ::SendMessageW(window_.find(kPaneDetails), BM_CLICK, 0, 0);
  EXPECT_EQ(pressed, 2);
  MSG tab = key(VK_TAB);
  EXPECT_TRUE(container_->translate(tab)) << "the container has it";
  EXPECT_EQ(container_->told.back(), "Tab");
  MSG down = key(VK_DOWN);
  EXPECT_TRUE(container_->translate(down));
  EXPECT_EQ(control_->UIDeactivate(), S_OK);
  EXPECT_FALSE(container_->has_active());
  EXPECT_EQ(container_->told.back(), "OnUIDeactivate");
}

TEST_F(ThePane, MayGoWhileItsButtonIsPressed) {
  put_in();
  bool told = false;
  control_->on_details([&] {
    told = true;
    container_->take_out();
  });
  ::SendMessageW(window_.find(kPaneDetails), BM_CLICK, 0, 0);
  EXPECT_TRUE(told);
  EXPECT_EQ(window_.find(kPaneDetails), nullptr);
}

TEST_F(ThePane, OutlivesTheWindowThatItLiesIn) {
  auto other = std::make_unique<HostWindow>();
  container_ = Container::make(world_, other->handle(), other->place());
  EXPECT_EQ(container_->put_in(object(), OLEIVERB_SHOW), S_OK);
  other.reset();
  control_->show(example_of(Tone::good, texts_), L"Details");
  HWND inside = nullptr;
  EXPECT_EQ(control_->GetWindow(&inside), E_FAIL);
}

TEST_F(ThePane, AnErrorFromEachCallOfTheContainers) {
  for (long at = 0; at < 20; ++at) {
    SCOPED_TRACE(at);
    world_.calls = 0;
    world_.fails_at = at;
    const HRESULT result = put_in(OLEIVERB_UIACTIVATE);
    world_.fails_at = -1;
    HWND inside = nullptr;
    EXPECT_EQ(SUCCEEDED(control_->GetWindow(&inside)), window_.find(kPaneDetails) != nullptr);
    if (FAILED(result) && inside == nullptr) {
      EXPECT_FALSE(container_->has_active());
    }
    const auto told = [this](const char* what) {
      return std::count(container_->told.begin(), container_->told.end(), what);
    };
    container_->take_out();
    EXPECT_EQ(told("OnInPlaceActivate"), told("OnInPlaceDeactivate")) << "what began, ended";
    EXPECT_FALSE(container_->has_active());
    EXPECT_EQ(window_.find(kPaneDetails), nullptr);
  }
}

TEST_F(ThePane, AnswersWhatAnyContainerMayAsk) {
  put_in();
  CLSID identifier{};
  EXPECT_EQ(control_->GetUserClassID(&identifier), S_OK);
  LPOLESTR name = nullptr;
  EXPECT_EQ(control_->GetUserType(USERCLASSTYPE_FULL, &name), S_OK);
  EXPECT_STREQ(name, L"PEC Companion");
  ::CoTaskMemFree(name);
  SIZEL size{};
  EXPECT_EQ(static_cast<IOleObject*>(control_.get())->GetExtent(DVASPECT_CONTENT, &size), S_OK);
  EXPECT_EQ(size.cx, 8000);
  EXPECT_EQ(control_->SetExtent(DVASPECT_ICON, &size), DV_E_DVASPECT);
  EXPECT_EQ(control_->DoVerb(OLEIVERB_OPEN, nullptr, nullptr, 0, nullptr, nullptr), E_NOTIMPL);
  EXPECT_EQ(control_->DoVerb(99, nullptr, nullptr, 0, nullptr, nullptr), OLEOBJ_S_INVALIDVERB);
  EXPECT_EQ(control_->DoVerb(OLEIVERB_HIDE, nullptr, nullptr, 0, nullptr, nullptr), S_OK);
  EXPECT_EQ(window_.find(kPaneDetails), nullptr);
  EXPECT_EQ(control_->IsDirty(), S_FALSE);
  EXPECT_EQ(control_->Save(nullptr, TRUE), S_OK);
  EXPECT_EQ(control_->TranslateAccelerator(nullptr), E_POINTER);
  EXPECT_EQ(control_->SetObjectRects(nullptr, nullptr), E_POINTER);
  EXPECT_EQ(control_->GetClientSite(nullptr), E_POINTER);
}

TEST_F(ThePane, DrawsItselfWithoutAWindow) {
  control_->show(example_of(Tone::bad, texts_), L"Details");
  const HDC screen = ::GetDC(nullptr);
  const HDC context = ::CreateCompatibleDC(screen);
  const HBITMAP picture = ::CreateCompatibleBitmap(screen, 100, 50);
  const HGDIOBJ before = ::SelectObject(context, picture);
  const RECTL bounds{0, 0, 100, 50};
  EXPECT_EQ(control_->Draw(DVASPECT_CONTENT, -1, nullptr, nullptr, nullptr, context, &bounds,
                           nullptr, nullptr, 0),
            S_OK);
  EXPECT_EQ(::GetPixel(context, 99, 49), colours_of(Tone::bad).background);
  ::SelectObject(context, before);
  ::DeleteObject(picture);
  ::DeleteDC(context);
  ::ReleaseDC(nullptr, screen);
}

}  // namespace
}  // namespace pec::outlook::testing
