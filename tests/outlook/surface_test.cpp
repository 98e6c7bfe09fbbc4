// SPDX-License-Identifier: EUPL-1.2
//
// What Office asks of the add-in's object itself: ribbon and panes, whenever it likes.
#include <array>

#include "com/office.h"
#include "pane/verdict_control.h"
#include "ribbon/ribbon_xml.h"
#include "scripted_panes.h"
#include "shown_examples.h"
#include "stage.h"

namespace pec::outlook::testing {
namespace {

class OfficeAsks : public Stage {
 protected:
  static std::wstring custom_ui(AddIn& add_in) {
    const OwnedText name = com_text(L"Microsoft.Outlook.Mail.Read");
    BSTR xml = nullptr;
    EXPECT_EQ(add_in.GetCustomUI(name.get(), &xml), S_OK);
    const OwnedText owner(xml);
    return std::wstring(view_of(xml));
  }
};

TEST_F(OfficeAsks, TheAddInHasOneIdentityOverAllItsInterfaces) {
  const std::array<IID, 5> known = {IID_IUnknown, IID_IDispatch, kExtensibility,
                                    kRibbonExtensibility, kCustomTaskPaneConsumer};
  {
    const auto add_in = make_add_in();
    const auto object = query<IUnknown>(static_cast<Extensibility*>(add_in.get()), IID_IUnknown);
    for (const IID& from : known) {
      const auto one = query<IUnknown>(object.get(), from);
      ASSERT_TRUE(one);
      EXPECT_EQ(query<IUnknown>(one.get(), IID_IUnknown), object);
      for (const IID& to : known) EXPECT_TRUE(query<IUnknown>(one.get(), to));
      EXPECT_FALSE(query<IUnknown>(one.get(), IID_IOleObject));
    }
  }
  EXPECT_TRUE(life_.is_over());
}

TEST_F(OfficeAsks, BeforeDuringAndAfterTheWork) {
  {
    const auto application = ScriptedApplication::make(world_);
    const auto add_in = make_add_in();
    const std::wstring xml = ribbon_xml(L"Microsoft.Outlook.Mail.Read");
    EXPECT_EQ(custom_ui(*add_in), xml);
    EXPECT_EQ(add_in->OnConnection(application.get(), 1, nullptr, nullptr), S_OK);
    EXPECT_EQ(custom_ui(*add_in), xml);
    EXPECT_EQ(add_in->OnStartupComplete(nullptr), S_OK);
    EXPECT_EQ(custom_ui(*add_in), xml);
    EXPECT_EQ(add_in->GetCustomUI(nullptr, nullptr), E_POINTER);
    EXPECT_EQ(add_in->OnDisconnection(0, nullptr), S_OK);
    EXPECT_EQ(custom_ui(*add_in), xml);
  }
  EXPECT_EQ(world_.references, 0);
  EXPECT_TRUE(life_.is_over());
}

TEST_F(OfficeAsks, CallbacksByNameOnTheSameObject) {
  {
    const auto add_in = make_add_in();
    std::wstring name = L"GetLabel";
    LPOLESTR names = name.data();
    DISPID callback = DISPID_UNKNOWN;
    EXPECT_EQ(add_in->GetIDsOfNames(IID_NULL, &names, 1, 0, &callback), S_OK);
    auto control = ScriptedObject::make(world_);
    control->has(L"Id", std::wstring(kAccountsButton));
    const auto dispatch =
        query<IDispatch>(static_cast<Extensibility*>(add_in.get()), kRibbonExtensibility);
    const Value argument(static_cast<IDispatch*>(control.get()));
    const auto label = get(dispatch.get(), L"GetLabel", {&argument});
    ASSERT_TRUE(label);
    EXPECT_FALSE(label->text().empty());
    EXPECT_FALSE(get(dispatch.get(), L"NoSuchCallback", {&argument}));
  }
  EXPECT_EQ(world_.references, 0);
}

TEST_F(OfficeAsks, TheFactoryIsKeptUntilTheEnd) {
  ::OleInitialize(nullptr);
  {
    Life office;
    const auto factory = ScriptedPaneFactory::make(world_, office, [] { return nullptr; });
    const auto application = ScriptedApplication::make(world_);
    const auto add_in = make_add_in();
    EXPECT_EQ(add_in->CTPFactoryAvailable(factory.get()), S_OK);
    factory->AddRef();
    EXPECT_EQ(factory->Release(), 2U);
    EXPECT_EQ(add_in->OnConnection(application.get(), 0, nullptr, nullptr), S_OK);
    EXPECT_EQ(add_in->OnDisconnection(0, nullptr), S_OK);
    factory->AddRef();
    EXPECT_EQ(factory->Release(), 1U) << "let go";
    EXPECT_EQ(add_in->CTPFactoryAvailable(nullptr), S_OK);
  }
  EXPECT_EQ(world_.references, 0);
  EXPECT_TRUE(life_.is_over());
  ::OleUninitialize();
}

// Ribbon and panes know of each other.
class Both final : public RibbonSource {
 public:
  ShownVerdict verdict_of(IDispatch*) override { return {}; }
  void show_details(IDispatch*) override { ++details; }
  void show_accounts() override {}
  ComposeState draft_state(IDispatch*) override { return {}; }
  void show_draft(IDispatch*) override {}
  ReceiptKind receipt_kind(IDispatch*) override { return ReceiptKind::complete; }
  void choose_receipt_kind(IDispatch*, ReceiptKind) override {}
  int details = 0;
};

TEST_F(OfficeAsks, ThePanesButtonDoesWhatTheRibbonsDoes) {
  ::OleInitialize(nullptr);
  {
    const Texts texts(Language::english);
    Life office;
    const auto factory = ScriptedPaneFactory::make(world_, office, [this] {
      return Owned<IUnknown>(static_cast<IOleObject*>(new VerdictControl(life_)));
    });
    const auto window = ScriptedObject::make(world_);
    Both source;
    Surface surface(life_, texts);
    surface.panes().use(factory.get());
    surface.attach(source);
    surface.show(window.get(), example_of(Tone::good, texts));
    ASSERT_EQ(factory->panes.size(), 1U);
    const HWND button = factory->panes.front()->window.find(kPaneDetails);
    ::SendMessageW(button, BM_CLICK, 0, 0);
    EXPECT_EQ(source.details, 1);
    surface.closed(window.get());
    EXPECT_TRUE(factory->panes.front()->deleted);
    surface.detach();
  }
  EXPECT_EQ(world_.references, 0);
  EXPECT_TRUE(life_.is_over());
  ::OleUninitialize();
}

}  // namespace
}  // namespace pec::outlook::testing
