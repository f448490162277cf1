// SPDX-License-Identifier: Apache-2.0
// When the things of a plan are, by the hours that a person keeps: a plan says only morning, midday or evening, and how
// far breaks are apart.
//
// Always: breaks lie inside working hours and outside quiet hours, at least the least interval apart (rules
// break_interval, break_quiet_hours; invariant inv_reminder_limits), and never while a session is planned.
// Pure; linear in the breaks of a week.
#pragma once

#include <optional>
#include <vector>

#include "core/break_rhythm.h"
#include "core/plan.h"

namespace unhunch::report {

struct SessionTime {
  core::Date date;
  const core::PlanItem* item = nullptr;
  int n = 0;                  // which of its anchor on that day
  std::optional<int> minute;  // of the day; none: any time
  int remind_at = 0;          // minute of the day
};

struct BreakTime {
  core::Date date;
  int minute = 0;
  core::Seconds time;
  bool is_long = false;
};

struct WeekTimes {
  std::vector<SessionTime> sessions;
  std::vector<BreakTime> breaks;
};

// `usual` is the rhythm of the regimen, for a day on which nothing was set. On `free_from` (today, when something ended
// exercise or breaks for the day) nothing is.
struct DayOff {
  core::Date date;
  bool sessions = false;
  bool breaks = false;
};
WeekTimes find_times(const core::Plan&, const core::BreakRhythm& rhythm, const core::BreakRhythm& usual, DayOff);

}  // namespace unhunch::report
