// SPDX-License-Identifier: EUPL-1.2
//
// The instant that daticert.xml states in local legal time (RFC 6109, 4.4).
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace pec::certification {

struct CertifiedTime {
  std::chrono::sys_seconds utc;
  std::chrono::minutes zone;  // what to add to UTC for the printed time
};

// In: `data/@zona` as [+-]hhmm, `giorno` as dd/mm/yyyy, `ora` as hh:mm:ss, already trimmed.
// Out: nothing if one has another shape, the day is not in the calendar, or zone or time of day
// are out of range. Second 60 is the first second of the next minute.
std::optional<CertifiedTime> certified_time(std::string_view zone, std::string_view day,
                                            std::string_view time);

}  // namespace pec::certification
