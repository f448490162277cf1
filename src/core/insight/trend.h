// SPDX-License-Identifier: Apache-2.0
// The slope of an outcome over the last days: Theil-Sen (the median of the slopes of all pairs of days) with a
// percentile bootstrap interval from a fixed seed. It carries no word; only what is drawn uses it.
#pragma once

#include <optional>
#include <span>

#include "core/insight/series.h"

namespace unhunch::core {

inline constexpr Days trend_window{56};
inline constexpr std::size_t trend_least_days = 7;

struct Trend {
  double per_week = 0;
  double least = 0, most = 0;  // the interval, per week
  int days = 0;                // with a value, inside the window
  Date from, to;
};

// Per day. None for fewer than two days. Quadratic: for windows only.
std::optional<double> calc_slope(std::span<const DayValue> values);

// Of the last `trend_window` days up to the last value. Days are drawn in runs of a week, because one day is like the
// next. None with fewer than `trend_least_days` days. About a millisecond.
std::optional<Trend> calc_trend(const DayValues& values);

}  // namespace unhunch::core
