// SPDX-License-Identifier: EUPL-1.2
//
// Whatever goes wrong, Outlook neither waits nor falls, and what was not checked is said to be so.
#include <random>
#include <string>

#include "stage.h"

namespace pec::outlook::testing {
namespace {

class Trouble : public Stage {};

TEST_F(Trouble, AHostThatMisbehavesLetsTheMessageGoAndItIsSaid) {
  for (const char* way :
       {"silent", "stays-silent", "slow", "ends-at-once", "ends", "no-json", "garbage-hello",
        "too-long", "cut", "another-number", "numbers", "odd-types", "fewer-words", "refuses"}) {
    SCOPED_TRACE(way);
    use_stand_in(way);
    connect();
    for (int again = 0; again < 2; ++again) {
      shown_ = {};
      EXPECT_TRUE(may_send(letter({bcc(L"io@pec.it")})));
      EXPECT_EQ(shown_.told.size(), 1U);
      EXPECT_TRUE(shown_.questions.empty());
    }
    disconnect();
  }
}

TEST_F(Trouble, WordsOfOtherTypesAreLeftOut) {
  use_stand_in("odd-words");
  connect();
  shown_.sends = true;
  EXPECT_TRUE(may_send(letter({to(L"court@pec.it")})));
  ASSERT_EQ(shown_.questions.size(), 1U);
  EXPECT_EQ(shown_.questions.front().findings.size(), 1U);
  EXPECT_TRUE(shown_.questions.front().findings.front().lines.empty());
}

TEST_F(Trouble, WhatAnAdministratorForbidsCannotBeSent) {
  use_stand_in("says-no");
  connect();
  shown_.sends = true;
  EXPECT_FALSE(may_send(letter({to(L"court@pec.it")})));
  ASSERT_EQ(shown_.questions.size(), 1U);
  EXPECT_FALSE(shown_.questions.front().may_send);
}

TEST_F(Trouble, WhereACheckIsRequiredNothingGoesUnchecked) {
  check_is_required_ = true;
  for (const char* way : {"silent", "ends", "no-json"}) {
    use_stand_in(way);
    connect();
    shown_ = {};
    EXPECT_FALSE(may_send(letter({to(L"court@pec.it")})));
    EXPECT_EQ(shown_.told.size(), 1U);
    disconnect();
  }
}

TEST_F(Trouble, WithoutAHostMailWorks) {
  use("C:\\nowhere\\pec-companion-host.exe");
  connect();
  EXPECT_TRUE(may_send(letter({bcc(L"io@pec.it")})));
  EXPECT_EQ(shown_.told.size(), 1U);
}

TEST_F(Trouble, AHostThatEndedIsReplaced) {
  connect();
  EXPECT_TRUE(may_send(letter({to(L"court@pec.it")})));
  const std::wstring kill = L"taskkill /f /im pec-companion-host.exe >nul 2>nul";
  ASSERT_EQ(::_wsystem(kill.c_str()), 0);
  EXPECT_FALSE(may_send(letter({bcc(L"io@pec.it")})));
  EXPECT_TRUE(shown_.told.empty()) << "checked by another host";
}

TEST_F(Trouble, ASlowOutlookIsNotMadeSlower) {
  connect();
  world_.each_call_takes = std::chrono::milliseconds(20);
  std::vector<Person> many(500, to(L"court@pec.it"));
  EXPECT_TRUE(may_send(letter(many)));
  EXPECT_EQ(shown_.told.size(), 1U) << "not all could be read: unchecked";
}

// An error from every single call, one after the other.
TEST_F(Trouble, AnErrorFromEachCallOfOutlooks) {
  const Letter one = letter({to(L"court@pec.it"), bcc(L"io@pec.it")});
  connect();
  may_send(one);
  disconnect();
  const long calls = world_.calls;
  ASSERT_GT(calls, 40);
  for (const HRESULT failure : {E_FAIL, DISP_E_UNKNOWNNAME, E_OUTOFMEMORY, E_ACCESSDENIED}) {
    world_.failure = failure;
    // Each start of the add-in starts a host: all calls with one error, and every seventh with
    // others.
    for (long at = 0; at < calls; at += failure == E_FAIL ? 1 : 7) {
      SCOPED_TRACE(at);
      shown_ = {};
      world_.calls = 0;
      world_.fails_at = at;
      connect();
      if (application_->has_listener()) may_send(one);
      world_.fails_at = -1;
      disconnect();
    }
  }
}

TEST_F(Trouble, EventsWithOddArgumentsDoNothing) {
  connect();
  const auto item = application_->compose(letter({bcc(L"io@pec.it")}));
  VARIANT_BOOL cancel = VARIANT_FALSE;
  VARIANT by_reference{};
  by_reference.vt = VT_BYREF | VT_BOOL;
  by_reference.pboolVal = &cancel;
  VARIANT object{};
  object.vt = VT_DISPATCH;
  object.pdispVal = item.get();
  VARIANT nothing{};
  VARIANT null_object{};
  null_object.vt = VT_DISPATCH;
  VARIANT null_cancel{};
  null_cancel.vt = VT_BYREF | VT_BOOL;
  for (std::vector<VARIANT> arguments :
       std::vector<std::vector<VARIANT>>{{},
                                         {object},
                                         {by_reference},
                                         {object, by_reference},
                                         {nothing, object},
                                         {by_reference, nothing},
                                         {by_reference, null_object},
                                         {null_cancel, object},
                                         {by_reference, object, object}}) {
    DISPPARAMS parameters{arguments.data(), nullptr, static_cast<UINT>(arguments.size()), 0};
    EXPECT_EQ(application_->raise(kItemSend, parameters), S_OK);
  }
  DISPPARAMS none{};
  for (const DISPID event : {kQuit, DISPID(0xF001), DISPID(0), DISPID(-1), DISPID(0x7FFFFFFF)})
    EXPECT_EQ(application_->raise(event, none), S_OK);
  EXPECT_EQ(cancel, VARIANT_FALSE);
  EXPECT_TRUE(shown_.questions.empty());
}

// Connecting, sending, disconnecting, in any order; with calls that go wrong. PEC_SEQUENCES: how
// many.
TEST_F(Trouble, RandomSequences) {
  const char* const wanted = std::getenv("PEC_SEQUENCES");
  const int sequences = wanted == nullptr ? 200 : std::atoi(wanted);
  std::mt19937 random(20261129);
  const auto draw = [&random](int below) {
    return static_cast<int>(random() % static_cast<unsigned>(below));
  };
  int sent = 0;
  for (int at = 0; at < sequences; ++at) {
    SCOPED_TRACE(at);
    const auto application = ScriptedApplication::make(world_);
    Owned<AddIn> add_in = make_add_in();
    shown_.sends = draw(2) == 0;
    for (int step = draw(9); step > 0; --step) {
      world_.fails_at = draw(3) == 0 ? world_.calls + draw(60) : -1;
      switch (draw(6)) {
        case 0:
          EXPECT_EQ(add_in->OnConnection(application.get(), draw(2), nullptr, nullptr), S_OK);
          break;
        case 1:
          EXPECT_EQ(add_in->OnStartupComplete(nullptr), S_OK);
          break;
        case 2:
          EXPECT_EQ(add_in->OnDisconnection(draw(2), nullptr), S_OK);
          break;
        case 3:
          EXPECT_EQ(add_in->OnBeginShutdown(nullptr), S_OK);
          break;
        default: {
          const auto item =
              application->compose(letter({draw(2) == 0 ? to(L"a@pec.it") : bcc(L"b@pec.it")}));
          HRESULT result = S_OK;
          sent += application->send(item.get(), &result).has_value() ? 1 : 0;
          EXPECT_EQ(result, S_OK);
        }
      }
    }
    world_.fails_at = -1;
    add_in.reset();  // with or without being disconnected
  }
  EXPECT_EQ(world_.alive, 0);
  EXPECT_EQ(world_.references, 0);
  EXPECT_TRUE(life_.is_over());
  EXPECT_GT(sent, sequences / 20);
  std::printf("%d sequences, %d messages in them\n", sequences, sent);
}

}  // namespace
}  // namespace pec::outlook::testing
