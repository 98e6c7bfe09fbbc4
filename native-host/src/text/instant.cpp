// SPDX-License-Identifier: EUPL-1.2
#include "text/instant.h"

#include <charconv>
#include <cstdlib>

namespace pec::text {
namespace {

using std::chrono::minutes;
using std::chrono::sys_seconds;

void append_number(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void append_civil(std::string& out, const CivilTime& time) {
  append_number(out, time.year, 4);
  out += '-';
  append_number(out, static_cast<int>(time.month), 2);
  out += '-';
  append_number(out, static_cast<int>(time.day), 2);
  out += 'T';
  append_number(out, time.hour, 2);
  out += ':';
  append_number(out, time.minute, 2);
  out += ':';
  append_number(out, time.second, 2);
}

// Takes `width` digits from the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  int value = 0;
  const char* end = text.data() + width;
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stopped != end || text.front() == '-') return std::nullopt;
  text.remove_prefix(width);
  return value;
}

bool take(std::string_view& text, std::string_view wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(wanted.size());
  return true;
}

std::optional<minutes> take_zone(std::string_view& text) {
  if (take(text, "Z") || take(text, "z")) return minutes{0};
  const bool behind = text.starts_with('-');
  if (!take(text, "+") && !take(text, "-")) return std::nullopt;
  const auto hour = take_number(text, 2);
  if (!hour || !take(text, ":")) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  const minutes offset{*hour * 60 + *minute};
  return behind ? -offset : offset;
}

}  // namespace

std::chrono::sys_seconds current_second() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

CivilTime civil_time(const ZonedTime& time) {
  const sys_seconds local = time.utc + time.zone;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(local - day);
  return {static_cast<int>(date.year()),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          static_cast<int>(clock.hours().count()),
          static_cast<int>(clock.minutes().count()),
          static_cast<int>(clock.seconds().count())};
}

std::string rfc3339(sys_seconds time) {
  std::string text;
  append_civil(text, civil_time({time, minutes{0}}));
  text += 'Z';
  return text;
}

std::string iso_day(sys_seconds time) { return rfc3339(time).substr(0, 10); }

std::string rfc3339(const ZonedTime& time) {
  std::string text;
  append_civil(text, civil_time(time));
  text += zone_text(time.zone);
  return text;
}

std::string zone_text(minutes zone) {
  const int offset = std::abs(static_cast<int>(zone.count()));
  std::string text(1, zone.count() < 0 ? '-' : '+');
  append_number(text, offset / 60, 2);
  text += ':';
  append_number(text, offset % 60, 2);
  return text;
}

std::optional<ZonedTime> parse_rfc3339(std::string_view text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, "-")) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, "-")) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || !(take(text, "T") || take(text, "t") || take(text, " "))) return std::nullopt;
  const auto hour = take_number(text, 2);
  if (!hour || !take(text, ":")) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || !take(text, ":")) return std::nullopt;
  const auto second = take_number(text, 2);
  if (!second) return std::nullopt;
  if (take(text, ".")) {
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return std::nullopt;
    text.remove_prefix(digits);
  }
  const auto zone = take_zone(text);
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!zone || !text.empty() || !date.ok()) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  const sys_seconds local = std::chrono::sys_days{date} + std::chrono::hours{*hour} +
                            minutes{*minute} + std::chrono::seconds{*second};
  return ZonedTime{local - *zone, *zone};
}

}  // namespace pec::text
