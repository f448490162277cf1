// SPDX-License-Identifier: Apache-2.0
// The week as an iCalendar file (RFC 5545): what is planned, and breaks at the desk.
//
// Always: no file in urgent, emergency, an incomplete check or under 18; no word about health, because calendars are
// shared; times are floating local times; no METHOD. The same plan has the same UIDs, and whatever may have changed it
// has a higher SEQUENCE, so that a calendar that reads the file again changes what it has.
#pragma once

#include <string>

#include "core/error.h"
#include "core/person.h"
#include "report/week_times.h"

namespace unhunch::report {

struct CalendarOf {
  std::string owner;          // what tells the calendars of two people apart; no name
  int revision = 0;           // grows whenever the plan may have changed
  std::int64_t stamp_ms = 0;  // when it is made, UTC
  std::string_view version;   // of the program
  bool breaks_off_today = false;
};

// Error code: no_plan. `rhythm` is the person's.
Expected<std::string> make_calendar(const core::Person&, const core::Plan&, const core::BreakRhythm& rhythm,
                                    const CalendarOf&);

}  // namespace unhunch::report
