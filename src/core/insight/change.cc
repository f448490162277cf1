// SPDX-License-Identifier: Apache-2.0
#include "core/insight/change.h"

#include <algorithm>

namespace unhunch::core {
namespace {

// Means are sums of thirds: what is equal on paper may differ in the last digit.
constexpr double hair = 1e-9;
bool is_at_least(double value, double least) { return value >= least - hair; }

ValueOf calc_mean(std::span<const DayValue> values) {
  double sum = 0;
  for (const DayValue& each : values) sum += each.value;
  return {sum / static_cast<double>(values.size()), static_cast<int>(values.size()), values.front().day,
          values.back().day};
}

bool is_daily(Outcome outcome) { return static_cast<std::size_t>(outcome) < measure_count; }

ValueOf single(const DayValue& value) { return {value.value, 1, value.day, value.day}; }

// The activities that two entries have in common, as the means of each.
struct Common {
  double before = 0, after = 0;
};
std::optional<Common> find_common(const MeasureEntry& before, const MeasureEntry& after) {
  Common common;
  int count = 0;
  for (std::size_t i = 0; i < before.count; ++i) {
    for (std::size_t k = 0; k < after.count; ++k) {
      if (before.items[i].name != after.items[k].name) continue;
      common.before += before.items[i].hundredths / 100.0;
      common.after += after.items[k].hundredths / 100.0;
      ++count;
      break;
    }
  }
  if (count == 0) return std::nullopt;
  return Common{common.before / count, common.after / count};
}

class Calculation {
 public:
  Calculation(const InsightFigures& figures, std::span<const Fact> facts, Date today)
      : figures_(figures), facts_(facts), today_(today) {}

  OutcomeChange run(Outcome outcome, const DayValues& values) const {
    OutcomeChange change;
    change.outcome = outcome;
    change.more_is_better = of(outcome).more_is_better;
    change.entries = static_cast<int>(values.size());
    change.first = values.front().day;
    change.last = values.back().day;
    if (is_daily(outcome)) {
      judge_daily(values, change);
    } else {
      judge_measure(values, change);
    }
    if (change.baseline && change.current) judge(change);
    return change;
  }

 private:
  const OutcomeFigures& of(Outcome outcome) const { return figures_.outcomes[static_cast<std::size_t>(outcome)]; }

  void judge_daily(const DayValues& values, OutcomeChange& change) const {
    change.after_baseline = count_after_baseline(figures_, values);
    change.baseline = calc_baseline(figures_, values);
    change.current = calc_current(figures_, values, today_);
    change.trend = calc_trend(values);
  }

  void judge_measure(const DayValues& values, OutcomeChange& change) const {
    const bool from_nought = change.outcome == Outcome::groc_score;
    change.after_baseline = change.entries - (from_nought ? 0 : 1);
    change.baseline = single(values.front());
    if (from_nought) change.baseline->value = 0;
    if (change.entries > 1 || from_nought) change.current = single(values.back());
    if (change.outcome == Outcome::psfs_score && change.current) keep_common(change);
  }

  // Only activities that were rated both times are compared; without one there is nothing to compare.
  void keep_common(OutcomeChange& change) const {
    const MeasureEntry* first = find_last_of(change.baseline->from);
    const MeasureEntry* last = find_last_of(change.current->from);
    if (first == nullptr || last == nullptr || (first->count == 0 && last->count == 0)) return;
    const auto common = find_common(*first, *last);
    if (!common) return change.current.reset();
    change.baseline->value = common->before;
    change.current->value = common->after;
  }

  const MeasureEntry* find_last_of(Date day) const {
    const MeasureEntry* found = nullptr;
    for (const Fact& fact : facts_) {
      const auto* measure = fact.find<MeasureEntry>();
      const bool fits = measure != nullptr && measure->outcome == Outcome::psfs_score;
      if (fits && fact.day() == day) found = measure;
    }
    return found;
  }

  // Nothing is said about change, and no change is shown, before there are enough entries (rule min_entries).
  void judge(OutcomeChange& change) const {
    const double raw = change.current->value - change.baseline->value;
    if (change.after_baseline < figures_.least_entries) return;
    change.change = raw;
    change.word = find_change_word(of(change.outcome), change.baseline->value, change.more_is_better ? raw : -raw);
  }

  const InsightFigures& figures_;
  std::span<const Fact> facts_;
  Date today_;
};

}  // namespace

std::optional<ValueOf> calc_baseline(const InsightFigures& figures, std::span<const DayValue> values) {
  const auto needed = static_cast<std::size_t>(figures.baseline_entries);
  if (values.size() < needed) return std::nullopt;
  return calc_mean(values.first(needed));
}

std::optional<ValueOf> calc_current(const InsightFigures& figures, std::span<const DayValue> values, Date today) {
  const auto needed = static_cast<std::size_t>(figures.current_entries);
  if (values.size() < needed) return std::nullopt;
  const auto last = values.last(needed);
  if (today - last.front().day > figures.current_most) return std::nullopt;
  return calc_mean(last);
}

int count_after_baseline(const InsightFigures& figures, std::span<const DayValue> values) {
  return std::max(0, static_cast<int>(values.size()) - figures.baseline_entries);
}

ChangeWord find_change_word(const OutcomeFigures& figures, double baseline, double better_by) {
  const double share = static_cast<double>(figures.clear_share.count) / 100.0 * baseline;
  if (is_at_least(-better_by, figures.worse)) return ChangeWord::worse;
  if (is_at_least(better_by, figures.clear) && is_at_least(better_by, share)) return ChangeWord::clear;
  return is_at_least(better_by, figures.small) ? ChangeWord::small : ChangeWord::none;
}

std::vector<OutcomeChange> calc_changes(const InsightFigures& figures, std::span<const Fact> facts,
                                        const Series& series, Date today) {
  const Calculation calculation{figures, facts, today};
  std::vector<OutcomeChange> changes;
  for (std::size_t i = 0; i < outcome_count; ++i) {
    const auto outcome = static_cast<Outcome>(i);
    if (!series[outcome].empty()) changes.push_back(calculation.run(outcome, series[outcome]));
  }
  return changes;
}

}  // namespace unhunch::core
