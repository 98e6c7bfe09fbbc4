// SPDX-License-Identifier: EUPL-1.2
//
// What becomes of a message that Outlook is about to send, with the real host.
#include <string>

#include <gmock/gmock.h>

#include "stage.h"
#include "text/utf16_windows.h"

namespace pec::outlook::testing {
namespace {

class Sending : public Stage {
 protected:
  void SetUp() override { connect(); }

  static bool names(const SendingQuestion& question, std::wstring_view text) {
    for (const SendingFinding& one : question.findings) {
      if ((one.title + one.why).find(text) != std::wstring::npos) return true;
      for (const std::wstring& line : one.lines)
        if (line.find(text) != std::wstring::npos) return true;
    }
    return false;
  }
};

TEST_F(Sending, AMessageInGoodOrderGoesWithoutAQuestion) {
  EXPECT_TRUE(may_send(letter({to(L"court@pec.it")})));
  EXPECT_TRUE(shown_.questions.empty());
  EXPECT_TRUE(shown_.told.empty()) << "it was checked";
}

TEST_F(Sending, WhatIsFoundIsToldAndThePersonDecides) {
  const Letter blind = letter({to(L"court@pec.it"), bcc(L"io@pec.it")});
  EXPECT_FALSE(may_send(blind));
  ASSERT_EQ(shown_.questions.size(), 1U);
  const SendingQuestion& asked = shown_.questions.front();
  EXPECT_TRUE(asked.may_send && asked.must_confirm);
  EXPECT_TRUE(names(asked, L"io@pec.it"));
  EXPECT_EQ(asked.recipients.size(), 2U);
  for (const std::wstring* text :
       {&asked.title, &asked.headline, &asked.explanation, &asked.confirm, &asked.send, &asked.back,
        &asked.recipients_title}) {
    EXPECT_FALSE(text->empty());
    EXPECT_EQ(text->find(L"send."), std::wstring::npos) << "a key instead of a sentence";
  }
  shown_.sends = true;
  EXPECT_TRUE(may_send(blind));
  EXPECT_EQ(shown_.questions.size(), 2U);
}

TEST_F(Sending, WhatTheItemSaysReachesTheHost) {
  Letter one = letter({to(L"court@pec.it")});
  one.subject.clear();
  EXPECT_FALSE(may_send(one));
  one = letter({to(L"court@pec.it")});
  one.format = 3;
  EXPECT_FALSE(may_send(one)) << "rich text";
  one = letter({to(L"court@pec.it")});
  one.attachments = {{L"gioco.exe", 1000}};
  EXPECT_FALSE(may_send(one));
  one.attachments = {{L"atto.pdf", 1000}};
  EXPECT_TRUE(may_send(one));
  one = letter({});
  EXPECT_FALSE(may_send(one)) << "nobody in To";
  one = letter({to(L"court@pec..it")});
  EXPECT_FALSE(may_send(one)) << "no address";
  EXPECT_EQ(shown_.questions.size(), 5U);
}

TEST_F(Sending, AnExchangeRecipientIsKnownByItsSmtpAddress) {
  Person exchange = to(L"/o=Org/ou=Group/cn=court");
  exchange.smtp = L"court@pec.it";
  EXPECT_TRUE(may_send(letter({exchange})));
  exchange.smtp = std::nullopt;
  EXPECT_FALSE(may_send(letter({exchange}))) << "an address that no provider knows";
}

TEST_F(Sending, AListWhoseMembersOutlookDoesNotTellIsAFinding) {
  Person list = to(L"");
  list.name = L"Clienti";
  list.entry_type = 11;
  EXPECT_FALSE(may_send(letter({to(L"court@pec.it"), list})));
  ASSERT_EQ(shown_.questions.size(), 1U);
  EXPECT_TRUE(names(shown_.questions.front(), L"Clienti"));
}

TEST_F(Sending, WithoutAChoiceOfAccountTheFirstSends) {
  Letter one = letter({to(L"court@pec.it"), bcc(L"io@pec.it")});
  one.account.clear();
  EXPECT_FALSE(may_send(one));
}

TEST_F(Sending, FromAnOrdinaryAccountBccIsNoMatterOfOurs) {
  Letter one = letter({to(L"somebody@mail.example"), bcc(L"io@mail.example")});
  one.account = L"io@mail.example";
  EXPECT_TRUE(may_send(one));
}

TEST_F(Sending, WhatIsNoMessageGoes) {
  Letter meeting = letter({bcc(L"io@pec.it")});
  meeting.item_class = 53;  // olMeetingRequest
  EXPECT_TRUE(may_send(meeting));
  EXPECT_TRUE(shown_.questions.empty());
}

TEST_F(Sending, AThousandRecipients) {
  std::vector<Person> many;
  for (int at = 0; at < 1000; ++at)
    many.push_back(to(L"persona" + std::to_wstring(at) + L"@pec.it"));
  EXPECT_FALSE(may_send(letter(many))) << "more than a provider takes";
  EXPECT_TRUE(shown_.told.empty()) << "they were checked, in " << waited_.count() << " ms";
  many.resize(1, to(L""));
  for (int at = 0; at < 5000; ++at) many.push_back(to(L"x" + std::to_wstring(at) + L"@pec.it"));
  EXPECT_FALSE(may_send(letter(many)));
}

TEST_F(Sending, ItemsThatLackMembersAreCheckedByTheRest) {
  for (const wchar_t* each : {L"Subject", L"BodyFormat", L"Size", L"SendUsingAccount", L"Session",
                              L"ReplyRecipients", L"PropertyAccessor"}) {
    Letter one = letter({to(L"court@pec.it"), bcc(L"io@pec.it")});
    one.missing = {each};
    shown_ = {};
    may_send(one);
    EXPECT_EQ(shown_.questions.size() + shown_.told.size(), 1U) << text::utf8_of_utf16(each);
  }
  for (const wchar_t* each : {L"Recipients", L"Attachments"}) {
    Letter one = letter({to(L"court@pec.it")});
    one.missing = {each};
    shown_ = {};
    EXPECT_TRUE(may_send(one));
    EXPECT_EQ(shown_.told.size(), 1U) << "unchecked, and said so: " << text::utf8_of_utf16(each);
  }
}

class Connected : public Stage {};

TEST_F(Connected, LaterThanOutlookStartedWorksAtOnce) {
  {
    const auto application = ScriptedApplication::make(world_);
    const auto add_in = make_add_in();
    EXPECT_EQ(add_in->OnConnection(application.get(), kAfterStartup, nullptr, nullptr), S_OK);
    EXPECT_TRUE(application->has_listener());
    EXPECT_EQ(add_in->OnDisconnection(0, nullptr), S_OK);
    EXPECT_FALSE(application->has_listener());
  }
  EXPECT_EQ(world_.references, 0);
  EXPECT_TRUE(life_.is_over());
}

TEST_F(Connected, StartingTakesNoTime) {
  const auto start = std::chrono::steady_clock::now();
  connect();
  const auto took = std::chrono::steady_clock::now() - start;
  EXPECT_LT(took, std::chrono::milliseconds(50)) << "the host starts meanwhile";
}

}  // namespace
}  // namespace pec::outlook::testing
