// SPDX-License-Identifier: Apache-2.0
// Two values of the same days side by side (rule insight_pairs). The only words are `seen together` and not; never a
// cause.
//
// Spearman's correlation of what is left when the trend of each is taken away, so that two values that both change with
// the weeks are not called together for that. `Seen together` has to pass twice at five per cent for all pairs together
// (Bonferroni): a percentile bootstrap that draws runs of days, and a test with as many days as are worth one of their
// own, since one day is like the next.
#pragma once

#include <optional>
#include <vector>

#include "core/insight/series.h"

namespace unhunch::core {

enum class Pair : std::uint8_t { stress_and_pain, breaks_and_pain, sleep_and_stiffness };
inline constexpr std::size_t pair_count = 3;

// `more`: more of the one on days with more of the other; `less`: more of the one with less of the other.
enum class Together : std::uint8_t { too_few, not_seen, more, less };

struct SeenTogether {
  Pair pair{};
  int days = 0;  // with both values
  std::optional<Date> from, to;
  std::optional<double> rank_correlation;  // with enough days; of what is left when the trend is taken away
  double least = 0, most = 0;
  Together word = Together::too_few;
};

inline constexpr Days pair_window{90};

// For every pair, of the last `pair_window` days up to today. About two milliseconds each.
std::vector<SeenTogether> calc_pairs(const InsightFigures&, const Series&, Date today);

// One pair of series by itself, as if it were one of `pair_count`.
SeenTogether calc_together(const InsightFigures&, const DayValues& a, const DayValues& b);

}  // namespace unhunch::core
