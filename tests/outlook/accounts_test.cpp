// SPDX-License-Identifier: EUPL-1.2
//
// The look at Outlook's accounts: what is asked, what is told of the answer, and what is
// remembered.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <windows.h>

#include <gmock/gmock.h>

#include "accounts/accounts_watch.h"
#include "accounts/new_outlook.h"
#include "bench.h"
#include "scripted_collection.h"
#include "text/utf16_windows.h"

namespace pec::outlook::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;

constexpr const wchar_t* kStoreKey = L"Software\\PEC Companion Test\\Outlook";
constexpr const wchar_t* kAccount =
    L"Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\PEC Companion Test\\"
    L"9375CFF0413111d3B88A00104B2A6676\\00000002";
constexpr const wchar_t* kPreferences = L"Software\\Microsoft\\Office\\16.0\\Outlook\\Preferences";

// As a host of this protocol says it (docs/protocol.md, "Words").
constexpr const char* kAudit =
    R"({"client":"outlook","accounts":[{"id":"p/2","findings":[)"
    R"({"rule":"pop3.removed-at-once","severity":"critical"},)"
    R"({"rule":"pop3.used","severity":"note"}]}],"words":{"tone":"bad","headline":"Head.",)"
    R"("text":"Line one\nLine two\n","findings":[{"key":"k","account":"Studio","severity":"Grave",)"
    R"("title":"Title","why":"Why","remedies":["One","Two"]}]}})";

void set_number(const wchar_t* key, const wchar_t* name, DWORD number) {
  ASSERT_EQ(::RegSetKeyValueW(HKEY_CURRENT_USER, key, name, REG_DWORD, &number, sizeof number), 0);
}

void set_text(const wchar_t* name, const std::wstring& text) {
  const auto bytes = static_cast<DWORD>((text.size() + 1) * sizeof(wchar_t));
  ASSERT_EQ(::RegSetKeyValueW(HKEY_CURRENT_USER, kAccount, name, REG_SZ, text.c_str(), bytes), 0);
}

// A POP3 account from which messages are taken away, as Outlook keeps it.
void write_account() {
  set_text(L"Account Name", L"Studio PEC");
  set_text(L"Email", L"studio@pec.it");
  set_text(L"POP3 Server", L"pop3s.pec.aruba.it");
  set_text(L"POP3 User", L"studio@pec.it");
  set_text(L"SMTP Server", L"smtps.pec.aruba.it");
  set_number(kAccount, L"POP3 Port", 995);
  set_number(kAccount, L"POP3 Use SSL", 1);
  set_number(kAccount, L"Leave on Server", 0);
}

void forget_all() {
  ::RegDeleteTreeW(HKEY_CURRENT_USER, L"Software\\PEC Companion Test");
  ::RegDeleteTreeW(HKEY_CURRENT_USER,
                   L"Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\PEC Companion Test");
  ::RegDeleteKeyValueW(HKEY_CURRENT_USER, kPreferences, L"UseNewOutlook");
}

Owned<ScriptedObject> store(World& world, const wchar_t* name, const wchar_t* id) {
  auto out = ScriptedObject::make(world);
  out->has(L"DisplayName", std::wstring(name));
  out->has(L"StoreID", std::wstring(id));
  return out;
}

Owned<ScriptedObject> account(World& world, const wchar_t* name, const wchar_t* address, long type,
                              Owned<ScriptedObject> delivery) {
  auto out = ScriptedObject::make(world);
  out->has(L"DisplayName", std::wstring(name));
  out->has(L"SmtpAddress", std::wstring(address));
  out->has(L"AccountType", type);
  out->has(L"DeliveryStore", std::move(delivery));
  return out;
}

class Accounts : public Bench {
 protected:
  Accounts() {
    forget_all();
    times_.first = milliseconds(50);
    times_.step = milliseconds(100);
    std::vector<Owned<ScriptedObject>> all;
    all.push_back(
        account(world_, L"Studio PEC", L"studio@pec.it", 2, store(world_, L"Posta", L"1")));
    all.push_back(account(world_, L"", L"io@mail.example", 1, store(world_, L"Altro", L"2")));
    all.push_back(account(world_, L"Ufficio", L"", 0, nullptr));
    all.push_back(account(world_, L"Rubrica", L"", 99, nullptr));
    auto session = ScriptedObject::make(world_);
    session->has(L"DefaultStore", store(world_, L"Posta", L"1"));
    session->has(L"Accounts", collection(world_, std::move(all)));
    application_->has(L"Session", std::move(session));
  }
  ~Accounts() override { forget_all(); }

  void make_watch() {
    watch_ = std::make_unique<AccountsWatch>(application_.get(), *host_, thread_, windows_, texts_,
                                             store_, times_);
  }
  void TearDown() override { watch_.reset(); }

  AccountsReport look() {
    std::optional<AccountsReport> out;
    watch_->look([&](const AccountsReport& report) { out = report; });
    EXPECT_TRUE(pump([&] { return out.has_value(); }, seconds(40)));
    return out.value_or(AccountsReport());
  }
  AccountsReport report_of(const char* reply) {
    return accounts_report(nlohmann::json::parse(reply), {}, texts_);
  }

  AccountsStore store_{kStoreKey};
  AccountsTimes times_;
  std::unique_ptr<AccountsWatch> watch_;
};

TEST_F(Accounts, AreReadFromTheObjectModel) {
  const auto read = read_outlook_accounts(application_.get(), Clock::now() + seconds(5));
  ASSERT_EQ(read.size(), 4U);
  EXPECT_EQ(read[0].type, AccountType::pop3);
  EXPECT_EQ(read[0].store, "Posta");
  EXPECT_TRUE(read[0].is_default);
  EXPECT_FALSE(read[1].is_default);
  EXPECT_EQ(read[2].store, "");
  EXPECT_EQ(read[3].type, AccountType::other);
  const nlohmann::json member = accounts_member(read);
  ASSERT_EQ(member.size(), 2U) << "those that have an address";
  EXPECT_EQ(member[0],
            nlohmann::json::parse(R"({"id":"studio@pec.it","name":"Studio PEC","type":"pop3",)"
                                  R"("identities":["studio@pec.it"]})"));
  const std::wstring lines = lines_of(read, texts_);
  EXPECT_THAT(
      lines,
      HasSubstr(L"Studio PEC, studio@pec.it (POP3) \u2192 Posta (file di dati predefinito)"));
  EXPECT_THAT(lines, HasSubstr(L"io@mail.example (IMAP) \u2192 Altro\n"));
}

TEST_F(Accounts, AnErrorFromEachCallLeavesOutWhatIsNotKnown) {
  read_outlook_accounts(application_.get(), Clock::now() + seconds(5));
  const long calls = world_.calls;
  EXPECT_GT(calls, 40);
  const long alone = world_.references;
  for (long at = 0; at < calls; ++at) {
    world_.calls = 0;
    world_.fails_at = at;
    EXPECT_LE(read_outlook_accounts(application_.get(), Clock::now() + seconds(5)).size(), 4U);
    EXPECT_EQ(world_.references, alone) << at;
  }
  world_.fails_at = -1;
  EXPECT_TRUE(read_outlook_accounts(nullptr, Clock::now() + seconds(5)).empty());
  EXPECT_TRUE(read_outlook_accounts(application_.get(), Clock::now()).empty()) << "no time";
}

TEST_F(Accounts, TheRealHostSaysWhatIsWrongWithAPop3AccountAndItIsToldOnce) {
  write_account();
  make_watch();
  watch_->start();
  ASSERT_TRUE(pump([&] { return !shown_.told.empty(); }, seconds(40)));
  EXPECT_EQ(shown_.told.front(), texts_.get("addon.accounts.notice.title"));
  EXPECT_EQ(store_.told().size(), 1U);
  EXPECT_TRUE(store_.last_look());
  pump_for(milliseconds(500));
  EXPECT_EQ(shown_.told.size(), 1U) << "once a day";
  const AccountsReport report = look();
  EXPECT_NE(report.tone, Tone::unknown);
  EXPECT_THAT(report.text, HasSubstr(L"Studio PEC"));
  EXPECT_THAT(report.text, HasSubstr(L"server appena scaricati"));
  EXPECT_THAT(report.text, HasSubstr(L"\u2192 Posta"));
  EXPECT_EQ(shown_.told.size(), 1U) << "nothing beside the window";
  store_.keep_last_look(0);
  EXPECT_TRUE(pump([&] { return store_.last_look() != 0; }, seconds(40))) << "a day is over";
  EXPECT_EQ(shown_.told.size(), 1U) << "nothing is new";
  set_number(kAccount, L"Leave on Server", 1);
  store_.keep_last_look(0);
  EXPECT_TRUE(pump([&] { return store_.told().empty(); }, seconds(40))) << "mended, and forgotten";
  set_number(kAccount, L"Leave on Server", 0);
  store_.keep_last_look(0);
  EXPECT_TRUE(pump([&] { return shown_.told.size() == 2; }, seconds(40))) << "back, and told again";
}

TEST_F(Accounts, TheNewOutlookIsExplained) {
  EXPECT_FALSE(has_new_outlook());
  set_number(kPreferences, L"UseNewOutlook", 0);
  EXPECT_FALSE(has_new_outlook());
  set_number(kPreferences, L"UseNewOutlook", 1);
  EXPECT_TRUE(has_new_outlook());
  use_stand_in("says", kAudit);
  make_watch();
  AccountsReport report = look();
  ASSERT_EQ(report.findings.size(), 2U);
  EXPECT_EQ(report.findings.back().account, L"");
  EXPECT_EQ(report.findings.back().remedies.size(), 2U);
  EXPECT_THAT(report.text, HasSubstr(texts_.get("outlook.accounts.new-outlook")));
  std::string audit = kAudit;
  audit.replace(audit.find("pop3.used"), 9, "outlook.new");
  use_stand_in("says", audit);
  make_watch();
  report = look();
  EXPECT_EQ(report.findings.size(), 1U) << "the host has said it already";
  EXPECT_THAT(report.text, HasSubstr(texts_.get("outlook.accounts.new-outlook")));
}

TEST_F(Accounts, WhatTheHostSaysIsShown) {
  use_stand_in("says", kAudit);
  make_watch();
  const AccountsReport report = look();
  EXPECT_EQ(report.tone, Tone::bad);
  EXPECT_EQ(report.headline, L"Head.");
  EXPECT_EQ(report.grave, std::vector<std::string>{"p/2|pop3.removed-at-once"});
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].account, L"Studio");
  EXPECT_EQ(report.findings[0].severity, L"Grave");
  EXPECT_THAT(report.findings[0].remedies, ::testing::ElementsAre(L"One", L"Two"));
  EXPECT_THAT(report.text, ::testing::StartsWith(L"Line one\nLine two\n\nAccount configurati"));
  EXPECT_EQ(asked("accounts.audit"), 1);
  EXPECT_EQ(store_.told().size(), 1U) << "somebody has seen it";
}

TEST_F(Accounts, BecomeAPageThatTheHostWrote) {
  write_account();
  make_watch();
  std::optional<std::wstring> page;
  const auto make = [&] {
    page.reset();
    watch_->make_page([&](const std::wstring& path) { page = path; });
    EXPECT_TRUE(pump([&] { return page.has_value(); }, seconds(40)));
  };
  make();
  std::ifstream file(std::filesystem::path(*page), std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  EXPECT_THAT(text, HasSubstr("Studio PEC"));
  use_stand_in("refuses");
  make_watch();
  make();
  EXPECT_EQ(*page, L"");
}

TEST_F(Accounts, AnswersOfOtherTypesDoNoHarm) {
  EXPECT_EQ(report_of(R"({"words":{}})").headline, texts_.get("outlook.accounts.title"));
  EXPECT_EQ(report_of(R"({"words":{"text":"x"}})").text, L"x") << "of an older host";
  for (
      const char* odd :
      {R"({"words":7})", R"({"words":{"tone":1,"headline":[],"text":{},"findings":{}}})",
       R"({"words":{"findings":[1,null,[],{"remedies":7},{"remedies":[1]},{"title":2}]}})",
       R"({"words":{},"accounts":[1,{"findings":7},{"id":3,"findings":[null,{"severity":4}]}]})"}) {
    const AccountsReport report = report_of(odd);
    EXPECT_TRUE(report.grave.empty()) << odd;
    EXPECT_FALSE(report.headline.empty()) << odd;
    for (const AccountFinding& finding : report.findings) EXPECT_TRUE(finding.title.empty());
  }
  EXPECT_EQ(report_of("[]").tone, Tone::unknown);
  EXPECT_EQ(report_of("{}").tone, Tone::unknown);
}

TEST_F(Accounts, AFailureIsAnAnswerToWhoeverAsksAndNobodyElseIsTold) {
  for (const char* way : {"silent", "stays-silent", "slow", "ends-at-once", "ends", "no-json",
                          "too-long", "cut", "another-number", "numbers", "refuses"}) {
    SCOPED_TRACE(way);
    times_.answer = milliseconds(600);
    times_.step = seconds(30);  // one daily look, which whoever asks shares
    use_stand_in(way);
    make_watch();
    watch_->start();
    const AccountsReport report = look();
    EXPECT_EQ(report.tone, Tone::unknown);
    EXPECT_EQ(report.headline.find(L"outlook."), std::wstring::npos) << "a key, no sentence";
    EXPECT_FALSE(report.headline.empty() || report.text.empty());
    pump_for(milliseconds(300));
    EXPECT_TRUE(shown_.told.empty());
    EXPECT_FALSE(store_.last_look()) << "it is tried again";
    watch_.reset();
  }
  use("C:\\nowhere\\pec-companion-host.exe");
  make_watch();
  EXPECT_EQ(look().headline, texts_.get("outlook.accounts.failure.missing"));
}

TEST_F(Accounts, ManyWhoAskAtOnceShareALook) {
  use_stand_in("says", kAudit);
  make_watch();
  int answered = 0;
  for (int at = 0; at < 50; ++at) watch_->look([&](const AccountsReport&) { ++answered; });
  EXPECT_TRUE(pump([&] { return answered == 50; }, seconds(20)));
  EXPECT_EQ(asked("accounts.audit"), 1);
}

TEST_F(Accounts, TheEndInTheMiddleOfALookAnswersNobody) {
  for (const char* way : {"silent", "stays-silent", "slow"}) {
    use_stand_in(way);
    const long alone = world_.references;
    make_watch();
    bool is_answered = false;
    watch_->look([&](const AccountsReport&) { is_answered = true; });
    pump_for(milliseconds(200));
    watch_.reset();
    EXPECT_EQ(world_.references, alone);
    const auto start = Clock::now();
    host_.reset();
    EXPECT_LT(Clock::now() - start, seconds(1)) << "Outlook ends at once";
    pump_for(milliseconds(100));
    EXPECT_FALSE(is_answered);
  }
  // Whoever is answered ends it.
  use_stand_in("says", kAudit);
  make_watch();
  watch_->look([&](const AccountsReport&) { watch_.reset(); });
  EXPECT_TRUE(pump([&] { return !watch_; }, seconds(20)));
}

TEST_F(Accounts, WhatIsKeptIsCappedAndWhatIsDamagedIsIgnored) {
  EXPECT_TRUE(store_.told().empty());
  EXPECT_FALSE(store_.last_look());
  const std::vector<std::string> keys = {"p/2|one", "perch\xC3\xA9 two"};
  store_.keep_told(keys);
  EXPECT_EQ(store_.told(), keys);
  std::vector<std::string> many(1000, std::string(AccountsStore::kMaxKeyBytes, 'x'));
  many[0] = std::string(AccountsStore::kMaxKeyBytes + 1, 'x');
  many[1] = "";
  many[2] = std::string("a\0b", 3);
  store_.keep_told(many);
  EXPECT_EQ(store_.told().size(), AccountsStore::kMaxKeys);
  const auto damage = [](DWORD type, const std::string& bytes) {
    for (const wchar_t* name : {L"ToldFindings", L"AccountsLookedAt"})
      ::RegSetKeyValueW(HKEY_CURRENT_USER, kStoreKey, name, type, bytes.data(),
                        static_cast<DWORD>(bytes.size()));
  };
  for (const DWORD type : {DWORD(REG_SZ), DWORD(REG_DWORD), DWORD(REG_BINARY), DWORD(REG_QWORD)}) {
    damage(type, "abc");
    EXPECT_TRUE(store_.told().empty());
    EXPECT_FALSE(store_.last_look());
  }
  damage(REG_MULTI_SZ, "abc");  // an odd number of bytes, without an end
  EXPECT_LE(store_.told().size(), 1U);
  damage(REG_MULTI_SZ, std::string(1'000'000, 'x'));
  EXPECT_TRUE(store_.told().empty());
  store_.keep_last_look(1LL << 60);
  use_stand_in("says", kAudit);
  make_watch();
  watch_->start();
  EXPECT_TRUE(pump([&] { return shown_.told.size() == 1; }, seconds(20)))
      << "a time that is still to come counts for nothing";
}

}  // namespace
}  // namespace pec::outlook::testing
