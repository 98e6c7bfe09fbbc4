// SPDX-License-Identifier: EUPL-1.2
//
// registry_file.h, outlook_accounts.h.
#include "accounts/outlook_accounts.h"

#include <array>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace pec::accounts {
namespace {

constexpr const char* kKey =
    "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Outlook\\"
    "9375CFF0413111d3B88A00104B2A6676\\00000002]\r\n";

// As regedit writes it: UTF-16LE with a mark.
std::string utf16(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

// Text as REG_BINARY, wrapped as regedit wraps it.
std::string hex(const std::string& ascii) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string out = "hex:";
  std::size_t column = 0;
  for (const char c : ascii + std::string(1, '\0')) {
    const auto byte = static_cast<unsigned char>(c);
    out += {kDigits[byte >> 4U], kDigits[byte & 15U], ',', '0', '0', ','};
    if (++column % 8 == 0) out += "\\\r\n  ";
  }
  return out.substr(0, out.find_last_of(',')) + "\r\n";
}

std::string account(const std::string& leave) {
  return "Windows Registry Editor Version 5.00\r\n\r\n" + std::string(kKey) +
         "\"clsid\"=\"{ED475411-B0D6-11D2-8C3B-00104B2A6676}\"\r\n\"Account Name\"=" +
         hex("Studio") +
         "\"Email\"=\"studio@pec.it\"\r\n\"POP3 Server\"=" + hex("pop3s.pec.aruba.it") +
         "\"POP3 User\"=" + hex("studio@pec.it") +
         "\"POP3 Port\"=dword:000003e3\r\n\"POP3 Use SSL\"=dword:00000001\r\n"
         "\"POP3 Password\"=hex:02,01,\\\r\n  00\r\n\"SMTP Server\"=\"smtps.pec.aruba.it\"\r\n"
         "\"SMTP Secure Connection\"=dword:00000001\r\n" +
         leave;
}

accounts::Setup read(const std::string& bytes) {
  const tests::TemporaryFolder folder;
  std::ofstream(folder.path() / "accounts.reg", std::ios::binary) << bytes;
  const auto setup = read_outlook(folder.path() / "accounts.reg");
  EXPECT_TRUE(setup.has_value()) << setup.error().what << setup.error().line;
  return setup.value_or(accounts::Setup());
}

TEST(OutlookAccounts, AreReadFromBothForms) {
  std::string old = account("\"Leave on Server\"=dword:000e0003\r\n");
  old.replace(0, old.find('\r'), "REGEDIT4");
  for (const std::string& bytes :
       {utf16(account("\"Leave on Server\"=dword:000e0003\r\n")), old, "\xEF\xBB\xBF" + old}) {
    const accounts::Setup setup = read(bytes);
    ASSERT_EQ(setup.accounts.size(), 1U);
    const Account& one = setup.accounts.front();
    EXPECT_EQ(setup.profile, "accounts.reg");
    EXPECT_EQ(one.client, Client::outlook);
    EXPECT_EQ(one.id, "Outlook/00000002");
    EXPECT_EQ(one.name, "Studio");
    EXPECT_EQ(one.incoming.protocol, Protocol::pop3);
    EXPECT_EQ(one.incoming.server.host, "pop3s.pec.aruba.it");
    EXPECT_EQ(one.incoming.server.port, 995);
    EXPECT_EQ(one.incoming.server.security, Security::tls);
    EXPECT_EQ(one.incoming.removal.leave_on_server, true);
    EXPECT_TRUE(one.incoming.removal.by_age);
    EXPECT_EQ(one.incoming.removal.days, 14);
    EXPECT_FALSE(one.incoming.removal.when_deleted);
    ASSERT_EQ(one.identities.size(), 1U);
    EXPECT_EQ(one.identities[0].address, "studio@pec.it");
    EXPECT_EQ(one.identities[0].outgoing->server.host, "smtps.pec.aruba.it");
    EXPECT_EQ(one.identities[0].outgoing->server.security, Security::tls);
  }
}

TEST(OutlookAccounts, LeaveAnAbsentValueUnknown) {
  EXPECT_FALSE(read(account("")).accounts.at(0).incoming.removal.leave_on_server.has_value());
  const accounts::Setup none = read(account("\"Leave on Server\"=dword:00000000\r\n"));
  EXPECT_EQ(none.accounts.at(0).incoming.removal.leave_on_server, false);
}

TEST(OutlookAccounts, NoticeTheNewOutlook) {
  const std::string chosen =
      "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook\\Preferences]\r\n"
      "\"UseNewOutlook\"=dword:00000001\r\n";
  EXPECT_TRUE(read(account(chosen)).accounts.at(0).new_outlook);
  EXPECT_FALSE(read(account("")).accounts.at(0).new_outlook);
}

TEST(RegistryFile, KeepsOnlyWhatIsWanted) {
  constexpr std::array<std::string_view, 1> kWanted = {"email"};
  const auto keys = parse_registry(account(""), kWanted);
  ASSERT_TRUE(keys.has_value());
  ASSERT_EQ(keys->size(), 1U);
  EXPECT_EQ(keys->front().values.size(), 1U);
  EXPECT_EQ(*keys->front().text("email"), "studio@pec.it");
}

TEST(RegistryFile, NamesTheLineOfAFault) {
  constexpr std::array<std::string_view, 1> kWanted = {"a"};
  for (const char* text : {"", "nonsense", "REGEDIT5\n"})
    EXPECT_EQ(parse_registry(text, kWanted).error().what, "header") << text;
  for (const char* line : {"[a", "nonsense", "\"a\"=\"b", "\"a\"=dword:xyz", "\"a\"=hex:4",
                           "\"a\"=hex:41 42", "\"a\"=what", "\"a\""}) {
    const auto keys = parse_registry("REGEDIT4\n[k]\n" + std::string(line) + "\n", kWanted);
    ASSERT_FALSE(keys.has_value()) << line;
    EXPECT_EQ(keys.error().line, 3U) << line;
  }
}

}  // namespace
}  // namespace pec::accounts
