// SPDX-License-Identifier: EUPL-1.2
//
// The group in the ribbons: its XML, and each callback as Office calls it, by name.
#include "ribbon/ribbon.h"

#include <map>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "ribbon/ribbon_xml.h"
#include "ribbon_caller.h"
#include "scripted_object.h"
#include "shown_examples.h"
// After windows.h, which it builds on.
#include <olectl.h>

namespace pec::outlook::testing {
namespace {

constexpr const wchar_t* kRibbons[] = {L"Microsoft.Outlook.Explorer",
                                       L"Microsoft.Outlook.Mail.Read",
                                       L"Microsoft.Outlook.Mail.Compose"};

// Knows a verdict, notes what it is asked for; or throws at everything.
class Source final : public RibbonSource, public PaneSwitch {
 public:
  ShownVerdict verdict_of(IDispatch* /*window*/) override { return guard(verdict); }
  void show_details(IDispatch* window) override { note("details", window); }
  void show_accounts() override { note("accounts", nullptr); }
  ComposeState draft_state(IDispatch* /*window*/) override { return guard(draft); }
  void show_draft(IDispatch* window) override { note("draft", window); }
  ReceiptKind receipt_kind(IDispatch* /*window*/) override { return guard(kind); }
  void choose_receipt_kind(IDispatch* window, ReceiptKind chosen) override {
    kind = chosen;
    note("receipt", window);
  }
  bool is_on(IDispatch* /*window*/) override { return guard(on); }
  void toggle(IDispatch* window) override {
    on = !on;
    note("toggle", window);
  }

  ShownVerdict verdict;
  ComposeState draft;
  ReceiptKind kind = ReceiptKind::complete;
  bool on = true;
  bool throws = false;
  std::vector<std::string> done;
  IDispatch* last_window = nullptr;

 private:
  template <typename What>
  What guard(What what) const {
    if (throws) throw std::runtime_error("source");
    return what;
  }
  void note(const char* what, IDispatch* of) {
    guard(0);
    done.emplace_back(what);
    last_window = of;
  }
};

class TheRibbon : public ::testing::Test {
 protected:
  TheRibbon() {
    window_ = ScriptedObject::make(world_);
    office_ = ScriptedObject::make(world_);
    office_->has(L"Invalidate", [this](const auto&) -> Called {
      ++invalidated_;
      return Value();
    });
  }
  ~TheRibbon() override {
    ribbon_.reset();
    window_.reset();
    office_.reset();
    EXPECT_EQ(world_.alive, 0);
    EXPECT_EQ(world_.references, 0) << "a reference is kept";
  }

  DISPID identifier(const std::wstring& name) {
    return RibbonCaller(world_, *ribbon_, nullptr).identifier(name);
  }

  Value call(const std::wstring& callback, const std::wstring& control,
             const std::vector<const Value*>& more = {}) {
    HRESULT result = E_FAIL;
    Value out =
        RibbonCaller(world_, *ribbon_, window_.get()).call(callback, control, more, &result);
    EXPECT_EQ(result, S_OK);
    return out;
  }

  std::string text(const std::wstring& callback, const std::wstring& control) {
    return call(callback, control).text();
  }

  void load() { load(office_.get()); }
  void load(IDispatch* of) {
    const Value office(of);
    VARIANT argument = office.variant();
    DISPPARAMS parameters{&argument, nullptr, 1, 0};
    EXPECT_EQ(ribbon_->invoke(identifier(L"OnLoad"), &parameters, nullptr), S_OK);
  }

  World world_;
  int invalidated_ = 0;
  Owned<ScriptedObject> window_, office_;
  Texts texts_{Language::italian};
  Source source_;
  std::optional<Ribbon> ribbon_{std::in_place, texts_};
};

TEST_F(TheRibbon, NamesOnlyCallbacksThatThereAre) {
  const std::wregex callback(LR"re((on|get)[A-Za-z]+="([A-Za-z]+)")re");
  const std::wregex id(LR"re( id="([A-Za-z]+)")re");
  for (const wchar_t* ribbon : kRibbons) {
    const std::wstring xml = ribbon_xml(ribbon);
    ASSERT_FALSE(xml.empty());
    std::size_t found = 0;
    for (std::wsregex_iterator each(xml.begin(), xml.end(), callback), end; each != end; ++each) {
      identifier((*each)[2].str());
      ++found;
    }
    EXPECT_GT(found, 8U);
    std::set<std::wstring> ids;
    for (std::wsregex_iterator each(xml.begin(), xml.end(), id), end; each != end; ++each)
      EXPECT_TRUE(ids.insert((*each)[1].str()).second) << "twice in one ribbon";
  }
}

// Every element that opens closes, in order.
TEST_F(TheRibbon, ItsXmlIsWellFormed) {
  const std::wregex tag(LR"(<(/?)([A-Za-z]+)([^<>]*?)(/?)>)");
  for (const wchar_t* ribbon : kRibbons) {
    const std::wstring xml = ribbon_xml(ribbon);
    std::vector<std::wstring> open;
    std::size_t at = 0;
    for (std::wsregex_iterator each(xml.begin(), xml.end(), tag), end; each != end; ++each) {
      EXPECT_EQ(static_cast<std::size_t>(each->position()), at) << "nothing between the tags";
      at += static_cast<std::size_t>(each->length());
      if ((*each)[4].length() != 0) continue;
      if ((*each)[1].length() == 0) {
        open.push_back((*each)[2].str());
        continue;
      }
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), (*each)[2].str());
      open.pop_back();
    }
    EXPECT_TRUE(open.empty());
    EXPECT_EQ(at, xml.size());
  }
}

TEST_F(TheRibbon, IsOnlyWhereThereIsMail) {
  for (const wchar_t* ribbon : kRibbons) {
    const OwnedText name = com_text(ribbon);
    BSTR xml = nullptr;
    EXPECT_EQ(ribbon_->custom_ui(name.get(), &xml), S_OK);
    const OwnedText owner(xml);
    EXPECT_EQ(view_of(xml), ribbon_xml(ribbon));
  }
  const OwnedText calendar = com_text(L"Microsoft.Outlook.Appointment");
  for (const BSTR name : {calendar.get(), BSTR(nullptr)}) {
    BSTR xml = nullptr;
    EXPECT_EQ(ribbon_->custom_ui(name, &xml), S_OK);
    EXPECT_EQ(xml, nullptr);
  }
  EXPECT_EQ(ribbon_->custom_ui(calendar.get(), nullptr), E_POINTER);
}

TEST_F(TheRibbon, SaysSomethingBeforeAnythingIsKnown) {
  EXPECT_EQ(text(L"GetLabel", L"PecVerdict"), "PEC");
  EXPECT_EQ(text(L"GetScreentip", L"PecVerdict"), "Selezionare un messaggio");
  EXPECT_EQ(text(L"GetSupertip", L"PecVerdict"), "");
  EXPECT_FALSE(call(L"GetEnabled", L"PecVerdict").truth(true));
  EXPECT_FALSE(call(L"GetPressed", L"PecPane").truth(true));
  EXPECT_EQ(text(L"GetLabel", L"PecAccounts"), "Account PEC");
  EXPECT_EQ(call(L"GetSelectedItemIndex", L"PecReceipt").number(-1), 0);
  for (const wchar_t* each : {L"OnButton", L"OnToggle", L"OnChoice"})
    for (const wchar_t* control :
         {L"PecVerdict", L"PecAccounts", L"PecPane", L"PecDraft", L"PecReceipt"})
      call(each, control);
  EXPECT_TRUE(source_.done.empty());
  ribbon_->refresh();
  EXPECT_EQ(invalidated_, 0);
}

TEST_F(TheRibbon, SaysTheVerdict) {
  ribbon_->attach(&source_, &source_);
  source_.verdict = example_of(Tone::attention, texts_);
  source_.verdict.label = L"autentica & altro";
  EXPECT_EQ(text(L"GetLabel", L"PecVerdict"), "Autentica && altro");
  EXPECT_EQ(text(L"GetScreentip", L"PecVerdict").substr(0, 13), "PEC autentica");
  EXPECT_NE(text(L"GetSupertip", L"PecVerdict").find("nove giorni"), std::string::npos);
  EXPECT_TRUE(call(L"GetEnabled", L"PecVerdict").truth());
  source_.verdict.headline.assign(5000, L'x');
  EXPECT_LT(call(L"GetScreentip", L"PecVerdict").text().size(), 1024U) << "Office takes no more";
}

TEST_F(TheRibbon, DoesWhatIsPressed) {
  ribbon_->attach(&source_, &source_);
  load();
  call(L"OnButton", L"PecVerdict");
  EXPECT_EQ(source_.last_window, window_.get());
  call(L"OnButton", L"PecAccounts");
  EXPECT_TRUE(call(L"GetPressed", L"PecPane").truth());
  const Value pressed = truth_value(false);
  call(L"OnToggle", L"PecPane", {&pressed});
  EXPECT_FALSE(call(L"GetPressed", L"PecPane").truth(true));
  const Value name(L"breve"), place(1L), text_place(L"2"), out_of_range(3L);
  call(L"OnChoice", L"PecReceipt", {&name, &place});
  EXPECT_EQ(call(L"GetSelectedItemIndex", L"PecReceipt").number(), 1);
  call(L"OnChoice", L"PecReceipt", {&name, &text_place});
  EXPECT_EQ(call(L"GetSelectedItemIndex", L"PecReceipt").number(), 2);
  call(L"OnChoice", L"PecReceipt", {&name, &out_of_range});
  EXPECT_EQ(source_.done,
            (std::vector<std::string>{"details", "accounts", "toggle", "receipt", "receipt"}));
  EXPECT_EQ(invalidated_, 1) << "after the toggle";
  ribbon_->refresh();
  EXPECT_EQ(invalidated_, 2);
  int others = 0;
  const auto other = ScriptedObject::make(world_);
  other->has(L"Invalidate", [&others](const auto&) -> Called {
    ++others;
    return Value();
  });
  load(other.get());  // of another kind of window, which is opened later
  ribbon_->refresh();
  EXPECT_EQ(invalidated_, 3);
  EXPECT_EQ(others, 1);
}

TEST_F(TheRibbon, SaysWhatThereIsToLookAtInADraft) {
  ribbon_->attach(&source_, &source_);
  EXPECT_EQ(text(L"GetLabel", L"PecDraft"), "Controllo PEC");
  EXPECT_FALSE(call(L"GetEnabled", L"PecDraft").truth(true)) << "nothing to show";
  source_.draft = {Tone::bad, L"Una cosa", 1, {{L"Grave: Ccn", L"", {}}}, {L"a@pec.it: PEC"}};
  EXPECT_EQ(text(L"GetLabel", L"PecDraft"), "Una cosa");
  EXPECT_EQ(text(L"GetSupertip", L"PecDraft").substr(0, 11), "Grave: Ccn\n");
  EXPECT_TRUE(call(L"GetEnabled", L"PecDraft").truth());
  EXPECT_NE(call(L"GetImage", L"PecDraft").object(), nullptr);
  call(L"OnButton", L"PecDraft");
  EXPECT_EQ(source_.done, (std::vector<std::string>{"draft"}));
}

TEST_F(TheRibbon, OffersTheKindsOfReceipt) {
  EXPECT_EQ(call(L"GetItemCount", L"PecReceipt").number(), 3);
  std::set<std::string> labels;
  for (long at = 0; at < 3; ++at) {
    const Value place(at);
    EXPECT_EQ(call(L"GetItemID", L"PecReceipt", {&place}).text(),
              kReceiptNames[static_cast<std::size_t>(at)]);
    labels.insert(call(L"GetItemLabel", L"PecReceipt", {&place}).text());
    EXPECT_FALSE(call(L"GetItemScreentip", L"PecReceipt", {&place}).text().empty());
    EXPECT_FALSE(call(L"GetItemSupertip", L"PecReceipt", {&place}).text().empty());
  }
  EXPECT_EQ(labels.size(), 3U);
  EXPECT_EQ(text(L"GetLabel", L"PecReceipt"), "Ricevuta di consegna");
}

TEST_F(TheRibbon, HasAnIconForEachControl) {
  ribbon_->attach(&source_, &source_);
  for (const Tone tone : {Tone::nothing, Tone::looking, Tone::good, Tone::attention, Tone::bad,
                          Tone::neutral, Tone::unknown}) {
    source_.verdict.tone = tone;
    const Value image = call(L"GetImage", L"PecVerdict");
    const auto picture = query<IPicture>(image.object(), IID_IPicture);
    ASSERT_TRUE(picture) << static_cast<int>(tone);
    SHORT kind = 0;
    EXPECT_EQ(picture->get_Type(&kind), S_OK);
    EXPECT_EQ(kind, PICTYPE_ICON);
  }
  EXPECT_NE(call(L"GetImage", L"PecAccounts").object(), nullptr);
}

TEST_F(TheRibbon, AnErrorFromEachCallOfOffices) {
  ribbon_->attach(&source_, &source_);
  source_.verdict = example_of(Tone::good, texts_);
  load();
  for (const bool throws : {false, true}) {
    source_.throws = throws;
    for (long fails = -1; fails < 8; ++fails) {
      for (const wchar_t* each :
           {L"GetImage", L"GetLabel", L"GetScreentip", L"GetSupertip", L"GetEnabled", L"GetPressed",
            L"GetItemCount", L"GetItemID", L"GetItemLabel", L"GetItemScreentip", L"GetItemSupertip",
            L"GetSelectedItemIndex", L"OnButton", L"OnToggle", L"OnChoice"}) {
        for (const wchar_t* control :
             {L"PecVerdict", L"PecPane", L"PecAccounts", L"PecDraft", L"PecReceipt", L"Unknown"}) {
          world_.calls = 0;
          world_.fails_at = fails;
          const Value out = call(each, control);
          const bool is_words = std::wstring_view(each).find(L"tip") != std::wstring_view::npos ||
                                std::wstring_view(each).find(L"Label") != std::wstring_view::npos;
          if (is_words) {
            EXPECT_EQ(out.variant().vt, VT_BSTR);
          }
        }
      }
    }
    world_.fails_at = -1;
  }
}

TEST_F(TheRibbon, OddArgumentsDoNothing) {
  ribbon_->attach(&source_, &source_);
  LPOLESTR none = nullptr;
  std::wstring name = L"onbutton", other = L"NoSuch";
  LPOLESTR names[] = {name.data(), other.data()};
  DISPID out[2] = {};
  EXPECT_EQ(ribbon_->identifier_of(names, 1, out), S_OK) << "whatever its case";
  EXPECT_EQ(ribbon_->identifier_of(names, 2, out), DISP_E_UNKNOWNNAME);
  EXPECT_EQ(ribbon_->identifier_of(names + 1, 1, out), DISP_E_UNKNOWNNAME);
  EXPECT_EQ(ribbon_->identifier_of(&none, 1, out), DISP_E_UNKNOWNNAME);
  EXPECT_EQ(ribbon_->identifier_of(nullptr, 1, out), E_INVALIDARG);
  for (const DISPID each : {DISPID(0), DISPID(-1), DISPID(17), DISPID(0x7FFFFFFF)})
    EXPECT_EQ(ribbon_->invoke(each, nullptr, nullptr), DISP_E_MEMBERNOTFOUND);
  VARIANT nothing{}, null_object{}, number{};
  null_object.vt = VT_DISPATCH;
  number.vt = VT_I4;
  for (DISPID each = 1; each <= 16; ++each) {
    EXPECT_EQ(ribbon_->invoke(each, nullptr, nullptr), S_OK);
    for (VARIANT argument : {nothing, null_object, number}) {
      DISPPARAMS parameters{&argument, nullptr, 1, 0};
      Value result;
      EXPECT_EQ(ribbon_->invoke(each, &parameters, result.out()), S_OK);
    }
  }
  EXPECT_EQ(source_.done, (std::vector<std::string>{})) << "no window, no action";
}

}  // namespace
}  // namespace pec::outlook::testing
