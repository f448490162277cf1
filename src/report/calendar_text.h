// SPDX-License-Identifier: Apache-2.0
// iCalendar as text (RFC 5545): content lines that end with CR LF and are folded at 75 octets, never inside a
// character.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/date.h"

namespace unhunch::report {

class CalendarText {
 public:
  // NAME:VALUE as it is; `name` may carry parameters.
  void add(std::string_view name, std::string_view value);

  // The same for a value of the type TEXT: backslash, semicolon, comma and line breaks are escaped.
  void add_text(std::string_view name, std::string_view value);

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

// "20261126", and the minute of that day as floating local time: "20261126T093000". No time zone is named, so that a
// time of day stays what it is when the clocks change.
std::string to_calendar_date(core::Date);
std::string to_calendar_time(core::Date, int minute);

// "20261126T093000Z"
std::string to_calendar_instant(std::int64_t at_ms);

}  // namespace unhunch::report
