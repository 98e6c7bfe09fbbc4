// SPDX-License-Identifier: EUPL-1.2
#include "certification/certified_time.h"

#include <ostream>
#include <string_view>

#include <gtest/gtest.h>

namespace pec::certification {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

struct Case {
  std::string_view name;
  std::string_view zone;
  std::string_view day;
  std::string_view time;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

struct Real : Case {
  sys_seconds utc;
  std::chrono::minutes offset;
};

class RealTime : public testing::TestWithParam<Real> {};

TEST_P(RealTime, GivesTheInstantInUtc) {
  const Real& c = GetParam();
  const auto read = certified_time(c.zone, c.day, c.time);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->utc, c.utc);
  EXPECT_EQ(read->zone, c.offset);
}

const Real kReal[] = {
    {{"winter", "+0100", "05/12/2024", "10:20:30"},
     sys_days{2024y / 12 / 5} + 9h + 20min + 30s,
     1h},
    {{"summer", "+0200", "01/08/2018", "00:30:00"}, sys_days{2018y / 7 / 31} + 22h + 30min, 2h},
    {{"west", "-0330", "31/12/2023", "23:00:00"}, sys_days{2024y / 1 / 1} + 2h + 30min, -210min},
    {{"utc", "+0000", "01/01/1970", "00:00:00"}, sys_seconds{}, 0min},
    {{"negative zero", "-0000", "01/01/1970", "00:00:01"}, sys_seconds{1s}, 0min},
    {{"largest zone", "+1459", "02/01/1970", "14:59:00"}, sys_days{1970y / 1 / 2}, 14h + 59min},
    {{"leap day", "+0100", "29/02/2024", "12:00:00"}, sys_days{2024y / 2 / 29} + 11h, 1h},
    {{"leap century", "+0100", "29/02/2000", "12:00:00"}, sys_days{2000y / 2 / 29} + 11h, 1h},
    {{"leap second", "+0100", "01/01/2017", "00:59:60"}, sys_days{2017y / 1 / 1}, 1h},
    {{"last second", "+0000", "31/12/2024", "23:59:59"}, sys_days{2025y / 1 / 1} - 1s, 0min},
};
INSTANTIATE_TEST_SUITE_P(CertifiedTime, RealTime, testing::ValuesIn(kReal));

class UnrealTime : public testing::TestWithParam<Case> {};

TEST_P(UnrealTime, IsRefused) {
  const Case& c = GetParam();
  EXPECT_FALSE(certified_time(c.zone, c.day, c.time).has_value());
}

const Case kUnreal[] = {
    {"31 February", "+0100", "31/02/2024", "12:00:00"},
    {"29 February of a common year", "+0100", "29/02/2023", "12:00:00"},
    {"29 February 1900", "+0100", "29/02/1900", "12:00:00"},
    {"31 April", "+0100", "31/04/2024", "12:00:00"},
    {"day 0", "+0100", "00/01/2024", "12:00:00"},
    {"day 32", "+0100", "32/01/2024", "12:00:00"},
    {"month 0", "+0100", "01/00/2024", "12:00:00"},
    {"month 13", "+0100", "01/13/2024", "12:00:00"},
    {"ISO date", "+0100", "2024-12-05", "12:00:00"},
    {"two-digit year", "+0100", "05/12/24", "12:00:00"},
    {"five-digit year", "+0100", "05/12/20240", "12:00:00"},
    {"one-digit day", "+0100", "5/12/2024", "12:00:00"},
    {"signed day", "+0100", "+5/12/2024", "12:00:00"},
    {"letter in day", "+0100", "0x/12/2024", "12:00:00"},
    {"empty day", "+0100", "", "12:00:00"},
    {"hour 24", "+0100", "05/12/2024", "24:00:00"},
    {"minute 60", "+0100", "05/12/2024", "12:60:00"},
    {"second 61", "+0100", "05/12/2024", "12:00:61"},
    {"fraction", "+0100", "05/12/2024", "12:00:00.5"},
    {"dots", "+0100", "05/12/2024", "12.00.00"},
    {"no seconds", "+0100", "05/12/2024", "12:00"},
    {"empty time", "+0100", "05/12/2024", ""},
    {"zone hours 15", "+1500", "05/12/2024", "12:00:00"},
    {"zone minutes 60", "+0160", "05/12/2024", "12:00:00"},
    {"zone 9999", "+9999", "05/12/2024", "12:00:00"},
    {"zone without sign", "0100", "05/12/2024", "12:00:00"},
    {"zone with colon", "+01:00", "05/12/2024", "12:00:00"},
    {"zone name", "CET", "05/12/2024", "12:00:00"},
    {"zone Z", "Z", "05/12/2024", "12:00:00"},
    {"empty zone", "", "05/12/2024", "12:00:00"},
    {"blank around", "+0100", " 05/12/2024", "12:00:00"},
    {"NUL inside", "+0100", std::string_view("05/12/2\00024", 10), "12:00:00"},
};
INSTANTIATE_TEST_SUITE_P(CertifiedTime, UnrealTime, testing::ValuesIn(kUnreal));

}  // namespace
}  // namespace pec::certification
