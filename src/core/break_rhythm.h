// SPDX-License-Identifier: Apache-2.0
// When breaks may come and how often: what a person has set, with what the regimen says where nothing was set
// (rules break_interval, break_long, break_snooze, break_quiet_hours; invariant inv_reminder_limits).
//
// Always: `every` lies between `least` and `most`. Pure, of fixed size, without allocation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/date.h"
#include "core/units.h"

namespace unhunch::core {

// A part of the day in minutes, `from` to before `to`; one that ends before it begins goes on after midnight, and one
// that ends where it begins is empty.
struct DaySpan {
  std::int16_t from = 0;  // 0 to 1439
  std::int16_t to = 0;    // 0 to 1440

  constexpr bool operator==(const DaySpan&) const = default;
  constexpr bool is_over_midnight() const { return to < from; }
  constexpr bool contains(int minute) const {
    return is_over_midnight() ? minute >= from || minute < to : minute >= from && minute < to;
  }
};

// The working hours of one weekday, in any order.
struct DaySpans {
  static constexpr std::size_t most = 6;
  std::array<DaySpan, most> spans{};  // those behind `count` are empty
  std::uint8_t count = 0;

  constexpr bool operator==(const DaySpans&) const = default;
  constexpr const DaySpan* begin() const { return spans.data(); }
  constexpr const DaySpan* end() const { return spans.data() + count; }
  constexpr bool add(DaySpan span) {
    if (count == most) return false;
    spans[count++] = span;
    return true;
  }
};

struct BreakRhythm {
  static constexpr std::size_t most_snoozes = 4;

  bool on = true;
  bool natural_pauses = true;  // speak in a pause of typing
  Minutes every, least, most;  // of sitting, between short breaks
  Minutes long_every;
  Seconds content, long_content;               // how long the two kinds of break take
  std::array<DaySpans, 7> hours;               // by weekday, Monday first
  DaySpan quiet;                               // every day
  std::array<Minutes, most_snoozes> snooze{};  // what is offered; those behind the last are zero

  constexpr bool operator==(const BreakRhythm&) const = default;
};

enum class HoursNow : std::uint8_t { working, outside, quiet };

// Quiet hours go before working hours. A span over midnight belongs to the day on which it begins.
HoursNow find_hours(const BreakRhythm&, Date day, int minute);

// The first minute of the same day, after this one, at which find_hours() may answer otherwise; 1440 at the latest.
int find_next_change(const BreakRhythm&, Date day, int minute);

// Another interval to offer to somebody for whom this one is too short; none where there is no longer one.
std::optional<Minutes> find_longer_interval(const BreakRhythm&);

}  // namespace unhunch::core
