// SPDX-License-Identifier: EUPL-1.2
//
// The library as COM loads it, with its real window, answered as a person does.
#include <atomic>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "find_window.h"
#include "scripted_outlook.h"
#include "stage.h"
#include "text/utf16_windows.h"
#include "version.h"
#include "windows/real_windows.h"

namespace pec::outlook::testing {
namespace {

using GetClassObject = HRESULT(STDAPICALLTYPE*)(REFCLSID, REFIID, LPVOID*);
using CanUnloadNow = HRESULT(STDAPICALLTYPE*)();

struct Free {
  void operator()(HMODULE module) const { ::FreeLibrary(module); }
};

std::wstring text_of(HWND window) {
  std::wstring out(static_cast<std::size_t>(::GetWindowTextLengthW(window)) + 1, L'\0');
  out.resize(
      static_cast<std::size_t>(::GetWindowTextW(window, out.data(), static_cast<int>(out.size()))));
  return out;
}

// The window before sending, once it is there.
HWND find_window() {
  for (int tries = 0; tries < 500; ++tries) {
    if (const HWND found = window_with(kGoBack)) return found;
    ::Sleep(10);
  }
  return nullptr;
}

void press(HWND window, int control) {
  ::SendMessageW(::GetDlgItem(window, control), BM_CLICK, 0, 0);
}

class Library : public ::testing::Test {
 protected:
  void SetUp() override {
    module_.reset(::LoadLibraryW(text::utf16_of(PEC_OUTLOOK_LIBRARY).c_str()));
    ASSERT_TRUE(module_) << ::GetLastError();
    class_object_ = reinterpret_cast<GetClassObject>(
        reinterpret_cast<void*>(::GetProcAddress(module_.get(), "DllGetClassObject")));
    can_unload_ = reinterpret_cast<CanUnloadNow>(
        reinterpret_cast<void*>(::GetProcAddress(module_.get(), "DllCanUnloadNow")));
    ASSERT_TRUE(class_object_ != nullptr && can_unload_ != nullptr);
  }

  Owned<Extensibility> make_add_in() const {
    void* factory = nullptr;
    if (FAILED(class_object_(kAddIn, IID_IClassFactory, &factory))) return nullptr;
    const Owned<IClassFactory> owner(static_cast<IClassFactory*>(factory));
    void* out = nullptr;
    if (FAILED(owner->CreateInstance(nullptr, kExtensibility, &out))) return nullptr;
    return Owned<Extensibility>(static_cast<Extensibility*>(out));
  }

  std::unique_ptr<std::remove_pointer_t<HMODULE>, Free> module_;
  GetClassObject class_object_ = nullptr;
  CanUnloadNow can_unload_ = nullptr;
};

TEST_F(Library, GivesNothingButTheAddIn) {
  void* out = &out;
  EXPECT_EQ(class_object_(IID_IUnknown, IID_IClassFactory, &out), CLASS_E_CLASSNOTAVAILABLE);
  EXPECT_EQ(out, nullptr);
  EXPECT_EQ(class_object_(kAddIn, kExtensibility, &out), E_NOINTERFACE);
  EXPECT_EQ(can_unload_(), S_OK);
  {
    const auto add_in = make_add_in();
    ASSERT_TRUE(add_in);
    EXPECT_EQ(can_unload_(), S_FALSE);
  }
  EXPECT_EQ(can_unload_(), S_OK);
}

TEST_F(Library, GivesThePaneAsWell) {
  void* out = nullptr;
  ASSERT_EQ(class_object_(kPane, IID_IClassFactory, &out), S_OK);
  {
    const Owned<IClassFactory> factory(static_cast<IClassFactory*>(out));
    ASSERT_EQ(factory->CreateInstance(nullptr, IID_IOleObject, &out), S_OK);
    const Owned<IOleObject> control(static_cast<IOleObject*>(out));
    CLSID identifier{};
    EXPECT_EQ(control->GetUserClassID(&identifier), S_OK);
    EXPECT_TRUE(::IsEqualCLSID(identifier, kPane));
    EXPECT_EQ(factory->CreateInstance(control.get(), IID_IUnknown, &out), CLASS_E_NOAGGREGATION);
    EXPECT_EQ(can_unload_(), S_FALSE);
  }
  EXPECT_EQ(can_unload_(), S_OK);
}

TEST_F(Library, TellsItsVersion) {
  const std::wstring path = text::utf16_of(PEC_OUTLOOK_LIBRARY);
  std::string data(::GetFileVersionInfoSizeW(path.c_str(), nullptr), '\0');
  ASSERT_FALSE(data.empty());
  ASSERT_TRUE(::GetFileVersionInfoW(path.c_str(), 0, static_cast<DWORD>(data.size()), data.data()));
  void* found = nullptr;
  UINT size = 0;
  ASSERT_TRUE(
      ::VerQueryValueW(data.data(), L"\\StringFileInfo\\000004B0\\FileVersion", &found, &size));
  EXPECT_EQ(text::utf8_of_utf16(static_cast<const wchar_t*>(found)), kVersion);
}

TEST_F(Library, ItsWindowIsAnsweredByTickAndButton) {
  World world;
  {
    const auto application = ScriptedApplication::make(world);
    const auto add_in = make_add_in();
    ASSERT_TRUE(add_in);
    EXPECT_EQ(add_in->OnConnection(application.get(), 1, nullptr, nullptr), S_OK);
    EXPECT_EQ(add_in->OnStartupComplete(nullptr), S_OK);
    Letter letter;
    letter.recipients = {to(L"court@pec.it"), bcc(L"segreto@pec.it")};
    const auto item = application->compose(letter);
    for (const bool sends : {true, false}) {
      std::wstring said, headline;
      bool refused = false;
      std::jthread person([&] {
        const HWND window = find_window();
        if (window == nullptr) return;
        said = text_of(::GetDlgItem(window, kFindings));
        headline = text_of(::GetDlgItem(window, kHeadline));
        refused = ::IsWindowEnabled(::GetDlgItem(window, kSendAnyway)) == FALSE;
        if (sends) {
          press(window, kConfirmed);
          press(window, kSendAnyway);
        } else {
          press(window, kGoBack);
        }
      });
      const auto cancelled = application->send(item.get());
      person.join();
      EXPECT_EQ(cancelled, !sends);
      EXPECT_TRUE(refused) << "before the tick it cannot be sent";
      EXPECT_NE(said.find(L"segreto@pec.it"), std::wstring::npos);
      EXPECT_NE(said.find(L"Ccn"), std::wstring::npos);
      EXPECT_NE(headline.find(L"importante"), std::wstring::npos) << "in the language of Outlook";
    }
    EXPECT_EQ(add_in->OnDisconnection(1, nullptr), S_OK);
  }
  EXPECT_EQ(world.references, 0);
  EXPECT_EQ(can_unload_(), S_OK);
}

}  // namespace
}  // namespace pec::outlook::testing
