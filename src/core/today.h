// SPDX-License-Identifier: Apache-2.0
// What to do now and why, and how the week goes: the plan of the days to come beside what was done.
//
// A day's item that is done is not offered again that day (rule freq_same_day), and one whose time of day has passed
// waits behind those whose time it is: nothing is caught up with (rule no_catch_up).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/plan.h"

namespace unhunch::core {

struct Today {
  bool needs_screening = false;   // a full one, before anything else
  bool rest_of_day = false;       // something happened today that ends exercise for the day
  Plan plan;                      // seven days from today on
  std::vector<PlanItem> to_do;    // of today, what is next first
  bool ask_after_effect = false;  // the last session was on an earlier day and nobody asked yet (after_effect_24h)
};

// `minute` of the local day decides what is next; without it the plan's own order holds. As expensive as make_plan().
Today make_today(const Person&, Date date, std::optional<int> minute);

// Monday of the week of a day.
Date find_monday(Date);

}  // namespace unhunch::core
