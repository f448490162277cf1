// SPDX-License-Identifier: Apache-2.0
#include "report/calendar_text.h"

#include <array>
#include <cstdio>

namespace unhunch::report {
namespace {

constexpr std::size_t most_octets = 75;  // of a line, without its end
constexpr int minutes_in_hour = 60;

bool goes_on(char octet) { return (static_cast<unsigned char>(octet) & 0xC0U) == 0x80U; }  // inside a character

std::string to_clock(int hour, int minute, int second) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "T%02d%02d%02d", hour, minute, second);
  return text.data();
}

}  // namespace

void CalendarText::add(std::string_view name, std::string_view value) {
  const std::string line = std::string{name} + ':' + std::string{value};
  std::size_t at = 0;
  std::size_t room = most_octets;
  while (line.size() - at > room) {
    std::size_t end = at + room;
    while (goes_on(line[end])) --end;
    text_.append(line, at, end - at).append("\r\n ");
    at = end;
    room = most_octets - 1;  // the space that begins it
  }
  text_.append(line, at).append("\r\n");
}

void CalendarText::add_text(std::string_view name, std::string_view value) {
  std::string escaped;
  for (const char letter : value) {
    if (letter == '\\' || letter == ';' || letter == ',') escaped += '\\';
    if (letter == '\n') {
      escaped += "\\n";
    } else if (static_cast<unsigned char>(letter) >= ' ') {
      escaped += letter;
    }
  }
  add(name, escaped);
}

std::string to_calendar_date(core::Date date) {
  std::string text;
  for (const char letter : core::to_iso(date)) {
    if (letter != '-') text += letter;
  }
  return text;
}

std::string to_calendar_time(core::Date date, int minute) {
  return to_calendar_date(date) + to_clock(minute / minutes_in_hour, minute % minutes_in_hour, 0);
}

std::string to_calendar_instant(std::int64_t at_ms) {
  constexpr std::int64_t ms_in_day = 86'400'000;
  const auto seconds = static_cast<int>(at_ms % ms_in_day / 1000);
  return to_calendar_date({static_cast<int>(at_ms / ms_in_day)}) +
         to_clock(seconds / 3600, seconds / 60 % minutes_in_hour, seconds % 60) + "Z";
}

}  // namespace unhunch::report
