// SPDX-License-Identifier: EUPL-1.2
#include "doctor/server.h"

#include <gtest/gtest.h>

namespace pec::doctor {
namespace {

TEST(ServerNames, AreRead) {
  struct Case {
    std::string text;
    Protocol protocol;
    Security security;
    std::string place;  // empty: refused
  };
  const std::vector<Case> cases = {
      {"mail.example.org:993", Protocol::imap, Security::implicit, "mail.example.org:993"},
      {"mail.example.org", Protocol::imap, Security::implicit, "mail.example.org:993"},
      {"mail.example.org", Protocol::imap, Security::starttls, "mail.example.org:143"},
      {"mail.example.org", Protocol::pop3, Security::implicit, "mail.example.org:995"},
      {"mail.example.org", Protocol::pop3, Security::starttls, "mail.example.org:110"},
      {"mail.example.org", Protocol::smtp, Security::implicit, "mail.example.org:465"},
      {"mail.example.org", Protocol::smtp, Security::starttls, "mail.example.org:587"},
      {"192.0.2.1:25", Protocol::smtp, Security::starttls, "192.0.2.1:25"},
      {"[2001:db8::1]:993", Protocol::imap, Security::implicit, "[2001:db8::1]:993"},
      {"[fe80::1%eth0]", Protocol::imap, Security::implicit, "[fe80::1%eth0]:993"},
      {"a_b-c.example:65535", Protocol::imap, Security::implicit, "a_b-c.example:65535"},
      {"", Protocol::imap, Security::implicit, ""},
      {":993", Protocol::imap, Security::implicit, ""},
      {"host:", Protocol::imap, Security::implicit, ""},
      {"host:0", Protocol::imap, Security::implicit, ""},
      {"host:65536", Protocol::imap, Security::implicit, ""},
      {"host:+1", Protocol::imap, Security::implicit, ""},
      {"host:1 ", Protocol::imap, Security::implicit, ""},
      {"host:1:2", Protocol::imap, Security::implicit, ""},
      {"::1", Protocol::imap, Security::implicit, ""},
      {"[::1", Protocol::imap, Security::implicit, ""},
      {"[::1]993", Protocol::imap, Security::implicit, ""},
      {"[host]:993", Protocol::imap, Security::implicit, ""},
      {"-host", Protocol::imap, Security::implicit, ""},
      {"a b", Protocol::imap, Security::implicit, ""},
      {"a\nb", Protocol::imap, Security::implicit, ""},
      {"h\xC3\xA9.example", Protocol::imap, Security::implicit, ""},
      {std::string(kMaxHostBytes, 'a'), Protocol::imap, Security::implicit,
       std::string(kMaxHostBytes, 'a') + ":993"},
      {std::string(kMaxHostBytes + 1, 'a'), Protocol::imap, Security::implicit, ""}};
  for (const Case& c : cases) {
    const auto server = parse_server(c.protocol, c.security, c.text);
    EXPECT_EQ(server ? place_of(*server) : "", c.place) << c.text;
  }
}

TEST(ServerLimits, CountTheStepsTogether) {
  EXPECT_EQ(limits_for(std::chrono::seconds(7)).step, std::chrono::seconds(7));
  EXPECT_EQ(limits_for(std::chrono::seconds(7)).total, std::chrono::seconds(21));
  EXPECT_EQ(TimeLimits().total, limits_for(kDefaultStepTime).total);
}

}  // namespace
}  // namespace pec::doctor
