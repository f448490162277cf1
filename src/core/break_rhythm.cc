// SPDX-License-Identifier: Apache-2.0
#include "core/break_rhythm.h"

#include <algorithm>

namespace unhunch::core {
namespace {

constexpr int minutes_in_day = 1440;
constexpr Minutes longer_by{15};  // ours: a step that is felt

const DaySpans& hours_of(const BreakRhythm& rhythm, Date day) {
  return rhythm.hours[static_cast<std::size_t>(weekday(day))];
}

bool is_working(const BreakRhythm& rhythm, Date day, int minute) {
  const DaySpans& today = hours_of(rhythm, day);
  const DaySpans& yesterday = hours_of(rhythm, day - Days{1});
  return std::any_of(today.begin(), today.end(),
                     [&](const DaySpan& span) {
                       return span.is_over_midnight() ? minute >= span.from : span.contains(minute);
                     }) ||
         std::any_of(yesterday.begin(), yesterday.end(),
                     [&](const DaySpan& span) { return span.is_over_midnight() && minute < span.to; });
}

}  // namespace

HoursNow find_hours(const BreakRhythm& rhythm, Date day, int minute) {
  if (rhythm.quiet.contains(minute)) return HoursNow::quiet;
  return is_working(rhythm, day, minute) ? HoursNow::working : HoursNow::outside;
}

int find_next_change(const BreakRhythm& rhythm, Date day, int minute) {
  int next = minutes_in_day;
  const auto consider = [&](const DaySpan& span) {
    for (const int edge : {int{span.from}, int{span.to}}) {
      if (edge > minute) next = std::min(next, edge);
    }
  };
  consider(rhythm.quiet);
  for (const DaySpan& span : hours_of(rhythm, day)) consider(span);
  for (const DaySpan& span : hours_of(rhythm, day - Days{1})) consider(span);
  return next;
}

std::optional<Minutes> find_longer_interval(const BreakRhythm& rhythm) {
  const Minutes longer = std::min(rhythm.every + longer_by, rhythm.most);
  return longer > rhythm.every ? std::optional{longer} : std::nullopt;
}

}  // namespace unhunch::core
