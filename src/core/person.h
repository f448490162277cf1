// SPDX-License-Identifier: Apache-2.0
// One person on one day: the answers and the history with everything that follows from them, worked out once.
#pragma once

#include <cstdint>
#include <optional>

#include "core/allowed.h"
#include "core/history.h"
#include "core/ladder.h"
#include "core/patterns.h"
#include "core/triage.h"

namespace unhunch::core {

// Everything about the person that a session or a plan is made from. Holds no regimen data of its own.
struct Person {
  const Regimen& regimen;
  const Answers& answers;
  const History& history;
  Triage triage;
  Patterns patterns;
  Allowed allowed;
  Ladder ladder;
  std::optional<Date> today;
  bool long_gap = false;  // too long without any entry: full screening first (rule rescreen_after_gap)

  Person(const Regimen&, const Answers&, const History&, std::optional<Date> today);
  bool may_exercise() const { return triage.exercise_allowed() && !long_gap; }
  // Nor after something that ends exercise for the day.
  bool may_exercise_on(Date date) const { return may_exercise() && history.rest_on != date; }
};

// The pattern whose block is done on that day: mixed patterns alternate, the higher-ranked first.
PatternId find_pattern_of_day(const Patterns&, std::optional<Date>, const History&);

// Weekdays of strength: the person's choice, else the usual ones. Bit 0 = Monday.
std::uint8_t find_strength_weekdays(const Regimen&, const Preferences&);

}  // namespace unhunch::core
