// SPDX-License-Identifier: Apache-2.0
// The week: one anchor a day, strength on days apart, breaks at the desk, and never more minutes than the person
// wants (section 10 of the routines; rules daily_cap, no_catch_up, strength_days, default_day, break_*).
#pragma once

#include <string>
#include <vector>

#include "core/session.h"

namespace unhunch::core {

struct PlanItem {
  RoutineId routine;
  Slug anchor;   // morning, midday, evening, weekend, daily
  Seconds time;  // as it will be, after conditions and warm-up
  bool strength = false;
};

struct PlanDay {
  Date date;
  std::vector<PlanItem> items;
};

struct BreakPlan {
  Minutes every;
  RoutineId content;
  Minutes long_every;  // of work
  RoutineId long_content;
};

struct Plan {
  std::vector<PlanDay> days;           // seven, from the date on; empty when there is no plan
  std::optional<BreakPlan> breaks;     // none in urgent and emergency
  std::vector<ExerciseId> start_with;  // what to try first (rule start_today)
  std::vector<Slug> because;           // why there is no plan
};

// Pure and deterministic; about a millisecond: every session of the week is built and measured.
Plan make_plan(const Person&, Date first_day);

}  // namespace unhunch::core
