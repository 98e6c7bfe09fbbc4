// SPDX-License-Identifier: EUPL-1.2
#include "addresses/address.h"

#include <array>

#include <gtest/gtest.h>

#include "addresses/similar.h"

namespace pec::addresses {
namespace {

std::string key(std::string_view text) {
  const auto address = parse_address(text);
  return address ? address->key : std::string(fault_id(address.error()));
}

TEST(Address, HasOneKeyHoweverItIsWritten) {
  EXPECT_EQ(key("Studio@PEC.It"), "studio@pec.it");
  EXPECT_EQ(key("\"studio\"@pec.it"), "studio@pec.it");
  EXPECT_EQ(key("\"s\\tudio\"@pec.it"), "studio@pec.it");
  EXPECT_EQ(key("info@citt\xC3\xA0.example"), "info@xn--citt-3na.example");
  EXPECT_EQ(key("info@XN--CITT-3NA.example"), "info@xn--citt-3na.example");
  EXPECT_EQ(key("\"a b\"@pec.it"), "\"a b\"@pec.it");
  EXPECT_EQ(key("\"a@pec.it\"@gmail.com"), "\"a@pec.it\"@gmail.com");
}

TEST(Address, IsRefusedForWhatIsWrongWithIt) {
  EXPECT_EQ(key(""), "empty");
  EXPECT_EQ(key("studio"), "no-at");
  EXPECT_EQ(key("@pec.it"), "local-part");
  EXPECT_EQ(key("a b@pec.it"), "local-part");
  EXPECT_EQ(key("citt\xC3\xA0@pec.it"), "local-part");
  EXPECT_EQ(key("a@pec..it"), "domain");
  EXPECT_EQ(key("a@pec_it.example"), "domain");
  EXPECT_EQ(key("a@pe\xE2\x80\x8B"
                "c.it"),
            "domain");
  EXPECT_EQ(key("a@pec.it\r\nBcc: b@pec.it"), "control");
  EXPECT_EQ(key(std::string(65, 'a') + "@pec.it"), "too-long");
  // 247 bytes as it is written, 282 as it is sent.
  std::string domain;
  for (int i = 0; i < 2; ++i) domain += std::string(60, 'b') + ".";
  for (int i = 0; i < 7; ++i) domain += "\xC3\xA0.";
  EXPECT_EQ(key(std::string(60, 'a') + "@" + domain + std::string(40, 'c') + ".it"), "too-long");
}

TEST(Address, TurnsRoundIntoItsPlaceAndBack) {
  for (const char* text : {"a@pec.it", "\"a@b\"@pec.it", "a@[192.0.2.1]"}) {
    const auto address = parse_address(text);
    ASSERT_TRUE(address) << text;
    EXPECT_TRUE(place_of(*address).starts_with(address->domain + "@"));
    EXPECT_EQ(address_of_place(place_of(*address)), address->key);
  }
}

TEST(Address, HasNoLabelThatStandsForNoCharacter) {
  EXPECT_EQ(key("info@xn--cittfffpeamc8888888a.example"), "domain");  // above U+10FFFF
  EXPECT_EQ(key("info@xn--citt-0na.example"), "info@xn--citt-0na.example");
}

TEST(Distance, CountsWhatFingersDo) {
  EXPECT_EQ(distance("legalmail", "legalmail", 2), 0U);
  EXPECT_EQ(distance("legalmail", "legamlail", 2), 1U);  // swapped
  EXPECT_EQ(distance("legalmail", "legalmai", 2), 1U);
  EXPECT_EQ(distance("legalmail", "llegalmaill", 2), 2U);
  EXPECT_EQ(distance("legalmail", "postecert", 2), 3U);  // the limit and one
  EXPECT_EQ(distance("", "ab", 2), 2U);
}

struct Slip {
  const char* local;
  const char* known;
  bool is_slip;
};

TEST(Slip, IsToldFromAnotherMailbox) {
  constexpr std::array<Slip, 14> kCases = {{
      {"mario.rosi", "mario.rossi", true},
      {"mraio.rossi", "mario.rossi", true},
      {"mario.rossii", "mario.rossi", true},
      {"mario.rissi", "mario.rossi", true},
      {"mariorossi", "mario.rossi", true},
      {"mario-rossi", "mario.rossi", true},
      {"protocolo", "protocollo", true},
      {"n.rossi", "m.rossi", false},
      {"mario.bossi", "mario.rossi", false},
      {"ufficio1", "ufficio2", false},
      {"ufficio", "ufficio2", false},
      {"info", "infi", false},
      {"mario.verdi", "mario.rossi", false},
      {"mari.ross", "mario.rossi", false},
  }};
  for (const Slip& one : kCases)
    EXPECT_EQ(is_slip_in(one.local, one.known), one.is_slip) << one.local << ' ' << one.known;
}

}  // namespace
}  // namespace pec::addresses
