// SPDX-License-Identifier: Apache-2.0
// The slope of an outcome over the last days: Theil-Sen (the median of the slopes of all pairs of days) with a percentile
// bootstrap interval from a fixed seed. It carries no word; only what is drawn uses it.
#pragma once

#include <optional>
#include <span>

#include "core/date.h"

namespace unhunch::core {

struct DayValue {
  Date day;
  double value = 0;
};

struct Trend {
  double per_week = 0;
  double least = 0, most = 0;  // the interval, per week
  int days = 0;                // with a value, inside the window
  Date from, to;
};

}  // namespace unhunch::core
