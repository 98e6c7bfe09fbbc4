// SPDX-License-Identifier: EUPL-1.2
#include "certification/certified_time.h"

#include <cstddef>

namespace pec::certification {
namespace {

// The farthest inhabited zone; a larger one can only be a mistake or an attempt to shift the day.
constexpr unsigned kMaxZoneHours = 14;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 'd' in `shape` stands for a digit, 's' for a sign, anything else for itself.
constexpr bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool fits = shape[i] == 'd'   ? is_digit(text[i])
                      : shape[i] == 's' ? text[i] == '+' || text[i] == '-'
                                        : text[i] == shape[i];
    if (!fits) return false;
  }
  return true;
}

constexpr unsigned number_at(std::string_view text, std::size_t start, std::size_t digits) {
  unsigned value = 0;
  for (const char c : text.substr(start, digits))
    value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

std::optional<std::chrono::minutes> parse_zone(std::string_view text) {
  if (!has_shape(text, "sdddd")) return std::nullopt;
  const unsigned hours = number_at(text, 1, 2);
  const unsigned minutes = number_at(text, 3, 2);
  if (hours > kMaxZoneHours || minutes > 59) return std::nullopt;
  const std::chrono::minutes offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
  return text.front() == '-' ? -offset : offset;
}

std::optional<std::chrono::sys_days> parse_day(std::string_view text) {
  if (!has_shape(text, "dd/dd/dddd")) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(number_at(text, 6, 4))),
                                         std::chrono::month(number_at(text, 3, 2)),
                                         std::chrono::day(number_at(text, 0, 2))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

std::optional<std::chrono::seconds> parse_time(std::string_view text) {
  if (!has_shape(text, "dd:dd:dd")) return std::nullopt;
  const unsigned hour = number_at(text, 0, 2);
  const unsigned minute = number_at(text, 3, 2);
  const unsigned second = number_at(text, 6, 2);
  if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

}  // namespace

std::optional<CertifiedTime> certified_time(std::string_view zone, std::string_view day,
                                            std::string_view time) {
  const auto offset = parse_zone(zone);
  const auto date = parse_day(day);
  const auto time_of_day = parse_time(time);
  if (!offset || !date || !time_of_day) return std::nullopt;
  return CertifiedTime{*date + *time_of_day - *offset, *offset};
}

}  // namespace pec::certification
