// SPDX-License-Identifier: EUPL-1.2
//
// Instants as text for programs (RFC 3339) and back. Text for people is report/'s.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pec::text {

// An instant with the offset in which somebody wrote it down.
struct ZonedTime {
  std::chrono::sys_seconds utc{};
  std::chrono::minutes zone{};
};

// A calendar date and time of day, as printed in some zone.
struct CivilTime {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

// What the clock showed at `time.utc` where the offset is `time.zone`.
CivilTime civil_time(const ZonedTime& time);

// This second, by the computer's clock.
std::chrono::sys_seconds current_second();

// "2018-11-13T15:39:27Z".
std::string rfc3339(std::chrono::sys_seconds time);

// "2018-11-13", the day in UTC.
std::string iso_day(std::chrono::sys_seconds time);

// "2018-11-13T16:39:27+01:00": the same instant as its writer printed it.
std::string rfc3339(const ZonedTime& time);

// "+01:00", "-03:30".
std::string zone_text(std::chrono::minutes zone);

// Reads "2018-11-13T16:39:27+01:00" or "...Z"; fractions of a second are dropped. Out: none for
// anything else, impossible dates included.
std::optional<ZonedTime> parse_rfc3339(std::string_view text);

}  // namespace pec::text
