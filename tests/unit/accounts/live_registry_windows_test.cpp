// SPDX-License-Identifier: EUPL-1.2
//
// The registry of this computer, and the same exported as a file: what is read is the same.
#include <array>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>
#include <windows.h>

#include <gtest/gtest.h>

#include "accounts/audit.h"
#include "accounts/live_registry.h"
#include "accounts/outlook_accounts.h"
#include "accounts/providers.h"
#include "report/audit_json.h"
#include "support/temporary_folder.h"

namespace pec::accounts {
namespace {

constexpr const wchar_t* kOutlook = L"Software\\Microsoft\\Office\\16.0\\Outlook";
constexpr const wchar_t* kAccounts =
    L"Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Studio\\"
    L"9375CFF0413111d3B88A00104B2A6676";

struct Close {
  void operator()(HKEY key) const { ::RegCloseKey(key); }
};
using Key = std::unique_ptr<std::remove_pointer_t<HKEY>, Close>;

Key make(const std::wstring& path) {
  HKEY key = nullptr;
  ::RegCreateKeyExW(HKEY_CURRENT_USER, path.c_str(), 0, nullptr, 0, KEY_ALL_ACCESS, nullptr, &key,
                    nullptr);
  return Key(key);
}

void set_number(const Key& key, const wchar_t* name, std::uint32_t value) {
  ::RegSetValueExW(key.get(), name, 0, REG_DWORD, reinterpret_cast<const BYTE*>(&value),
                   sizeof value);
}

// Text as `type`: Outlook writes some as REG_BINARY.
void set_text(const Key& key, const wchar_t* name, const std::wstring& value, DWORD type) {
  ::RegSetValueExW(key.get(), name, 0, type, reinterpret_cast<const BYTE*>(value.c_str()),
                   static_cast<DWORD>((value.size() + 1) * sizeof(wchar_t)));
}

void make_account(const std::wstring& number, const std::uint32_t* leave) {
  const Key key = make(std::wstring(kAccounts) + L"\\" + number);
  set_text(key, L"Account Name", L"Studio d'\u00E0 " + number, REG_BINARY);
  set_text(key, L"Email", L"studio@pec.it", REG_SZ);
  set_text(key, L"POP3 Server", L"pop3s.pec.aruba.it", REG_BINARY);
  set_text(key, L"POP3 User", L"studio@pec.it", REG_BINARY);
  set_text(key, L"POP3 Password", L"secret", REG_BINARY);
  set_text(key, L"SMTP Server", L"smtps.pec.aruba.it", REG_SZ);
  set_number(key, L"POP3 Port", 995);
  set_number(key, L"POP3 Use SSL", 1);
  set_number(key, L"SMTP Secure Connection", 1);
  if (leave != nullptr) set_number(key, L"Leave on Server", *leave);
}

class LiveRegistry : public testing::Test {
 protected:
  void SetUp() override { ::RegDeleteTreeW(HKEY_CURRENT_USER, kOutlook); }
  void TearDown() override { ::RegDeleteTreeW(HKEY_CURRENT_USER, kOutlook); }

  static std::string audited(const accounts::Setup& setup) {
    const auto providers =
        Providers::load(std::string(PEC_SOURCE_DIR) + "/native-host/data/providers.json");
    EXPECT_TRUE(providers.has_value());
    accounts::Setup unnamed = setup;
    unnamed.profile.clear();  // the name of the file, or "Outlook"
    return report::audit_json(audit(unnamed, *providers, Knowledge()));
  }
};

TEST_F(LiveRegistry, IsEmptyWhereOutlookWasNeverUsed) {
  const auto setup = read_live_outlook();
  ASSERT_FALSE(setup.has_value());
  EXPECT_EQ(setup.error().what, "no-registry");
}

// Every combination of the bits of "Leave on Server", with and without days, and its absence.
TEST_F(LiveRegistry, SaysWhatTheSameSaysAsAFile) {
  const tests::TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "outlook.reg";
  std::size_t different = 0;
  std::string last;
  const auto compare = [&](const char* what) {
    std::string command =
        "reg export HKCU\\Software\\Microsoft\\Office \"" + file.string() + "\" /y";
    ASSERT_EQ(std::system(command.c_str()), 0);  // NOLINT: as a person would
    const auto live = read_live_outlook();
    const auto exported = read_outlook(file);
    ASSERT_TRUE(live.has_value()) << live.error().what;
    ASSERT_TRUE(exported.has_value()) << exported.error().what;
    ASSERT_EQ(live->accounts.size(), 1U);
    EXPECT_EQ(live->accounts.front().name, "Studio d'\xC3\xA0 00000002");
    EXPECT_EQ(live->accounts.front().incoming.server.port, 995);
    const std::string now = audited(*live);
    EXPECT_EQ(now, audited(*exported)) << what;
    EXPECT_EQ(now.find("secret"), std::string::npos);
    different += now != last ? 1U : 0U;
    last = now;
  };
  make_account(L"00000002", nullptr);
  compare("absent");
  for (const std::uint32_t days : {0U, 14U}) {
    for (std::uint32_t bits = 0; bits < 8; ++bits) {
      const std::uint32_t value = (days << 16U) | bits;
      make_account(L"00000002", &value);
      compare(std::to_string(value).c_str());
    }
  }
  EXPECT_GT(different, 6U) << "the bits matter";
}

TEST_F(LiveRegistry, KnowsTheNewOutlook) {
  const std::uint32_t leave = 1;
  make_account(L"00000002", &leave);
  const Key key = make(std::wstring(kOutlook) + L"\\Preferences");
  set_number(key, L"UseNewOutlook", 1);
  const auto setup = read_live_outlook();
  ASSERT_TRUE(setup.has_value());
  EXPECT_TRUE(setup->accounts.front().new_outlook);
}

TEST_F(LiveRegistry, PassesOverWhatIsOfAnotherType) {
  const Key key = make(std::wstring(kAccounts) + L"\\00000002");
  set_text(key, L"POP3 Server", L"pop3.example", REG_SZ);
  set_text(key, L"POP3 Port", L"995", REG_MULTI_SZ);
  set_number(key, L"Email", 7);
  const auto setup = read_live_outlook();
  ASSERT_TRUE(setup.has_value());
  ASSERT_EQ(setup->accounts.size(), 1U);
  EXPECT_EQ(setup->accounts.front().incoming.server.port, 0);
  EXPECT_EQ(setup->accounts.front().identities.front().address, "");
}

}  // namespace
}  // namespace pec::accounts
