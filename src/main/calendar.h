// SPDX-License-Identifier: Apache-2.0
// `unhunch calendar`: the week and its breaks for the calendar of the person (report/calendar.h).
#pragma once

#include <string>

#include "main/world.h"

namespace unhunch::app {

struct CalendarOptions {
  std::string output;  // none: standard output
  bool force = false;
};

int run_calendar(const Context&, const CalendarOptions&);

class Record;
// Error code: no_plan.
Expected<std::string> make_calendar_of(const Context&, const Record&);

}  // namespace unhunch::app
