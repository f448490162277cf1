// SPDX-License-Identifier: Apache-2.0
// How an outcome of the running episode changed, with the raw figures beside the word (rules baseline_value,
// current_value, min_entries, change_clear, change_small, change_raw, worsening_prompt).
//
// Daily outcomes: baseline is the mean of the first entries, current the mean of the last ones, none older than a week.
// Measures: the first and the last value. PSFS compares the mean of the activities that were rated both times; GROC is
// a change by itself, from nought. Two entries of one day are one: the later value holds.
#pragma once

#include <optional>
#include <vector>

#include "core/insight/series.h"
#include "core/insight/trend.h"

namespace unhunch::core {

// In the direction that is better for this outcome. `too_few`: no statement, only the raw figures.
enum class ChangeWord : std::uint8_t { too_few, none, small, clear, worse };

// A mean over entries, and the days of the first and the last of them.
struct ValueOf {
  double value = 0;
  int entries = 0;
  Date from, to;
};

struct OutcomeChange {
  Outcome outcome{};
  bool more_is_better = false;
  int entries = 0;         // in the episode
  int after_baseline = 0;  // of these
  Date first, last;        // days of the first and last entry
  std::optional<ValueOf> baseline, current;
  std::optional<double> change;  // current - baseline, raw: its sign is that of the scale
  ChangeWord word = ChangeWord::too_few;
  std::optional<Trend> trend;  // of daily outcomes with enough days
};

// The mean of the first entries; none while there are fewer.
std::optional<ValueOf> calc_baseline(const InsightFigures&, std::span<const DayValue>);

// The mean of the last entries, all recent enough on that day; none while there are fewer.
std::optional<ValueOf> calc_current(const InsightFigures&, std::span<const DayValue>, Date today);

// How many came after the baseline.
int count_after_baseline(const InsightFigures&, std::span<const DayValue>);

// `better_by`: the change in the better direction.
ChangeWord find_change_word(const OutcomeFigures&, double baseline, double better_by);

// Outcomes with a value, in the order of `Outcome`. `facts` are those of the episode up to today.
std::vector<OutcomeChange> calc_changes(const InsightFigures&, std::span<const Fact> facts, const Series& series,
                                        Date today);

}  // namespace unhunch::core
