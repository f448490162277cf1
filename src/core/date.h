// SPDX-License-Identifier: Apache-2.0
// A local calendar day. Core knows days only: no clock, no time zone.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/units.h"

namespace unhunch::core {

enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

struct Date {
  int since_1970 = 0;  // days; proleptic Gregorian calendar

  constexpr auto operator<=>(const Date&) const = default;
  friend constexpr Date operator+(Date day, Days days) { return {day.since_1970 + days.count}; }
  friend constexpr Date operator-(Date day, Days days) { return {day.since_1970 - days.count}; }
  friend constexpr Days operator-(Date a, Date b) { return {a.since_1970 - b.since_1970}; }
};

// Reads "YYYY-MM-DD" from 1900-01-01 to 2199-12-31; nothing for any other text or a day that does not exist.
std::optional<Date> find_date(std::string_view iso);
std::string to_iso(Date date);

constexpr Weekday weekday(Date date) {  // 1970-01-01 was a Thursday
  return static_cast<Weekday>((date.since_1970 % 7 + 7 + 3) % 7);
}

}  // namespace unhunch::core
