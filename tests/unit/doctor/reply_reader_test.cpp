// SPDX-License-Identifier: EUPL-1.2
#include "doctor/reply_reader.h"

#include <ostream>

#include <gtest/gtest.h>

#include "doctor/peer.h"

namespace pec::doctor {
namespace {

constexpr auto kImap = Protocol::imap;
constexpr auto kPop3 = Protocol::pop3;
constexpr auto kSmtp = Protocol::smtp;

struct Case {
  Protocol protocol;
  Question question;
  std::string text;
  ReplyState state;
  std::size_t left_over = 0;
};

std::vector<Case> cases() {
  using enum Question;
  using enum ReplyState;
  const std::string long_line(kMaxLineBytes + 1, 'x');
  std::string many;
  for (std::size_t i = 0; i < kMaxReplyLines; ++i) many += "* CAPABILITY X\r\n";
  return {
      {kImap, greeting, "* OK ready\r\n", good},
      {kImap, greeting, "* ok\n", good},
      {kImap, greeting, "* PREAUTH hello\r\n", good},
      {kImap, greeting, "* BYE full\r\n", refused},
      {kImap, greeting, "* OKAY\r\n", garbage},
      {kImap, greeting, "a1 OK\r\n", garbage},
      {kImap, greeting, "\r\n", garbage},
      {kImap, greeting, "* OK ready", incomplete},
      {kImap, greeting, "", incomplete},
      {kImap, greeting, "* OK\r\n* MORE", good, 6},
      {kImap, greeting, "* OK " + long_line, too_long, 6},
      {kImap, capabilities, "* CAPABILITY IMAP4rev1\r\na1 OK done\r\n", good},
      {kImap, capabilities, "* CAPABILITY IMAP4rev1\r\n", incomplete},
      {kImap, capabilities, "a1 BAD what?\r\n", refused},
      {kImap, capabilities, "a2 OK\r\n", garbage},
      {kImap, capabilities, "a1\r\n", garbage},
      {kImap, capabilities, many, too_long},
      {kImap, goodbye, "* BYE\r\na1 OK\r\n", good},
      {kPop3, greeting, "+OK ready\r\n", good},
      {kPop3, greeting, "-ERR no\r\n", refused},
      {kPop3, greeting, "+OKAY\r\n", garbage},
      {kPop3, capabilities, "+OK\r\nSTLS\r\n.\r\n", good},
      {kPop3, capabilities, "+OK\r\nSTLS\r\n", incomplete},
      {kPop3, capabilities, "-ERR unknown\r\n", refused},
      {kPop3, starttls, "+OK\r\nx", good, 1},
      {kSmtp, greeting, "220 ready\r\n", good},
      {kSmtp, greeting, "220\r\n", good},
      {kSmtp, greeting, "220-a\r\n220 b\r\n", good},
      {kSmtp, greeting, "220-a\r\n", incomplete},
      {kSmtp, greeting, "250 ready\r\n", garbage},
      {kSmtp, greeting, "554 go away\r\n", refused},
      {kSmtp, greeting, "421 later\r\n", refused},
      {kSmtp, greeting, "22 ready\r\n", garbage},
      {kSmtp, greeting, "2200 ready\r\n", garbage},
      {kSmtp, capabilities, "250-x\r\n250 SIZE\r\n", good},
      {kSmtp, goodbye, "221 bye\r\n", good},
  };
}

TEST(ReplyReader, KnowsTheEndOfAReply) {
  for (const Case& c : cases()) {
    ReplyReader reader(c.protocol, c.question, "a1");
    const std::size_t taken = reader.take(c.text);
    EXPECT_EQ(reader.state(), c.state) << c.text.substr(0, 60);
    EXPECT_EQ(c.text.size() - taken, c.left_over) << c.text.substr(0, 60);
  }
}

TEST(ReplyReader, DoesNotMindHowTheBytesCome) {
  for (const Case& c : cases()) {
    ReplyReader reader(c.protocol, c.question, "a1");
    std::size_t taken = 0;
    for (const char byte : c.text) taken += reader.take({&byte, 1});
    EXPECT_EQ(reader.state(), c.state) << c.text.substr(0, 60);
    EXPECT_EQ(c.text.size() - taken, c.left_over) << c.text.substr(0, 60);
  }
}

TEST(ReplyReader, KeepsLittleOfMuch) {
  ReplyReader reader(kImap, Question::greeting);
  const std::string megabyte(1 << 20, 'x');
  EXPECT_EQ(reader.take(megabyte), kMaxLineBytes);
  EXPECT_EQ(reader.take(megabyte), 0U);
  EXPECT_EQ(reader.state(), ReplyState::too_long);
  EXPECT_EQ(reader.first_line().size(), kMaxLineBytes);
}

// What a reply, or the lack of one, says.
TEST(Failures, AreNamed) {
  struct Failure {
    Protocol protocol;
    Question question;
    std::string text;
    Silence silence;
    std::optional<Outcome> outcome;
  };
  using enum Question;
  const auto none = Silence::none;
  const auto time = Silence::time;
  const auto closed = Silence::closed;
  const std::vector<Failure> failures = {
      {kImap, greeting, "* OK\r\n", none, std::nullopt},
      {kImap, greeting, "", time, Outcome::greeting_silent},
      {kImap, greeting, "*", time, Outcome::greeting_slow},
      {kImap, greeting, "* OK re", time, Outcome::greeting_slow},
      {kPop3, greeting, "+O", time, Outcome::greeting_slow},
      {kSmtp, greeting, "220 re", time, Outcome::greeting_slow},
      {kImap, greeting, "", closed, Outcome::greeting_closed},
      {kImap, greeting, "* OK", closed, Outcome::greeting_closed},
      {kImap, greeting, "* BYE\r\n", none, Outcome::greeting_refused},
      {kImap, greeting, "220 x\r\n", none, Outcome::greeting_other_protocol},
      {kImap, greeting, "220 x", time, Outcome::greeting_other_protocol},
      {kPop3, greeting, "* OK x\r\n", none, Outcome::greeting_other_protocol},
      {kSmtp, greeting, "+OK x\r\n", none, Outcome::greeting_other_protocol},
      {kSmtp, greeting, "SSH-2.0-x\r\n", none, Outcome::greeting_other_protocol},
      {kSmtp, greeting, "HTTP/1.1 400 Bad\r\n", none, Outcome::greeting_other_protocol},
      {kImap, greeting, "\x15\x03\x03\x01\x02\x02\x46", closed, Outcome::greeting_wants_tls},
      {kImap, greeting, "hello\r\n", none, Outcome::greeting_garbage},
      {kImap, greeting, "hello", time, Outcome::greeting_garbage},
      {kImap, greeting, std::string(10000, 'x'), none, Outcome::greeting_too_long},
      {kImap, capabilities, "", time, Outcome::capabilities_silent},
      {kImap, capabilities, "* CAP", time, Outcome::capabilities_slow},
      {kImap, capabilities, "", closed, Outcome::capabilities_closed},
      {kImap, capabilities, "a1 NO\r\n", none, Outcome::capabilities_refused},
      {kImap, capabilities, "?\r\n", none, Outcome::capabilities_garbage},
      {kSmtp, starttls, "454 later\r\n", none, Outcome::starttls_refused},
      {kSmtp, starttls, "", time, Outcome::starttls_silent},
      {kImap, goodbye, "", closed, Outcome::goodbye_unanswered},
  };
  for (const Failure& f : failures) {
    ReplyReader reader(f.protocol, f.question, "a1");
    reader.take(f.text);
    EXPECT_EQ(failure_of(f.question, reader, f.protocol, f.silence), f.outcome)
        << f.text.substr(0, 60);
  }
}

TEST(Peers, AreRecognised) {
  const std::vector<std::pair<std::string, Peer>> peers = {
      {"* OK x", Peer::imap},       {"+OK x", Peer::pop3},           {"220 x ESMTP", Peer::smtp},
      {"220 ProFTPD", Peer::ftp},   {"220 (vsFTPd)", Peer::ftp},     {"SSH-2.0-x", Peer::ssh},
      {"HTTP/1.0 200", Peer::http}, {"<!DOCTYPE html>", Peer::http}, {"\x16\x03\x01", Peer::tls},
      {"", Peer::unknown},          {"22", Peer::unknown},           {"garbage", Peer::unknown}};
  for (const auto& [text, peer] : peers) EXPECT_EQ(recognise(text), peer) << text;
}

TEST(Peers, OfTlsAreToldByTwoBytes) {
  const std::vector<std::pair<std::string, bool>> beginnings = {
      {"", true},          {"\x16", true}, {"\x15\x03", true},
      {"\x16\x04", false}, {"*", false},   {"2", false}};
  for (const auto& [text, may] : beginnings) EXPECT_EQ(may_be_tls(text), may) << text;
}

}  // namespace
}  // namespace pec::doctor
