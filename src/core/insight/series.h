// SPDX-License-Identifier: Apache-2.0
// The values of one person by day: one value a day for each outcome, the later one where there are two.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "core/journal.h"

namespace unhunch::core {

struct DayValue {
  Date day;
  double value = 0;
};

using DayValues = std::vector<DayValue>;  // in the order of days, each day once

struct Series {
  std::array<DayValues, outcome_count> outcomes;
  DayValues breaks;  // breaks taken, on days on which one was due or taken

  const DayValues& operator[](Outcome outcome) const { return outcomes[static_cast<std::size_t>(outcome)]; }
};

// Of the days from `from` to `to`, both included. Linear.
Series make_series(std::span<const Fact> facts, Date from, Date to);

}  // namespace unhunch::core
