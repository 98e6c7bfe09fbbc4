// SPDX-License-Identifier: EUPL-1.2
#include "text/instant.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

namespace pec::text {
namespace {

using std::chrono::minutes;
std::chrono::sys_seconds instant(std::int64_t seconds) {
  return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
}

TEST(Rfc3339, WritesUtcAndOffsets) {
  EXPECT_EQ(rfc3339(instant(0)), "1970-01-01T00:00:00Z");
  EXPECT_EQ(rfc3339(instant(1542123567)), "2018-11-13T15:39:27Z");
  EXPECT_EQ(rfc3339(ZonedTime{instant(1542123567), minutes{60}}), "2018-11-13T16:39:27+01:00");
  EXPECT_EQ(rfc3339(ZonedTime{instant(1542123567), minutes{-210}}), "2018-11-13T12:09:27-03:30");
  EXPECT_EQ(rfc3339(ZonedTime{instant(1546300799), minutes{60}}), "2019-01-01T00:59:59+01:00");
}

TEST(Rfc3339, ReadsWhatItWrites) {
  for (const char* text : {"2018-11-13T16:39:27+01:00", "1999-12-31T23:59:59-11:45"}) {
    const auto time = parse_rfc3339(text);
    ASSERT_TRUE(time.has_value()) << text;
    EXPECT_EQ(rfc3339(*time), text);
  }
  EXPECT_EQ(rfc3339(parse_rfc3339("2018-11-13T15:39:27.123456Z")->utc), "2018-11-13T15:39:27Z");
}

TEST(Rfc3339, RefusesTheRest) {
  for (const char* text :
       {"", "2018", "2018-11-13", "2018-11-13T16:39:27", "2018-02-30T00:00:00Z",
        "2018-11-13T24:00:00Z", "2018-11-13T16:60:00Z", "2018-11-13T16:39:27+0100",
        "2018-11-13T16:39:27+24:00", "2018-11-13T16:39:27Zx", "2018-11-13T16:39:27.Z",
        "-018-11-13T16:39:27Z", "2018-1-13T16:39:27Z", "18-11-13T16:39:27Z"}) {
    EXPECT_FALSE(parse_rfc3339(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace pec::text
