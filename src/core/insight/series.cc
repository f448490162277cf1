// SPDX-License-Identifier: Apache-2.0
#include "core/insight/series.h"

#include <algorithm>

namespace unhunch::core {
namespace {

// Facts come in the order of their moments; an offset may move a day back behind the one before it.
void sort_by_day(DayValues& values) {
  const auto is_earlier = [](const DayValue& a, const DayValue& b) { return a.day < b.day; };
  if (!std::is_sorted(values.begin(), values.end(), is_earlier)) {
    std::stable_sort(values.begin(), values.end(), is_earlier);
  }
}

void settle(DayValues& values) {
  sort_by_day(values);
  DayValues once;
  for (const DayValue& each : values) {
    if (!once.empty() && once.back().day == each.day) {
      once.back() = each;
    } else {
      once.push_back(each);
    }
  }
  values = std::move(once);
}

void settle_sums(DayValues& values) {
  sort_by_day(values);
  DayValues once;
  for (const DayValue& each : values) {
    if (!once.empty() && once.back().day == each.day) {
      once.back().value += each.value;
    } else {
      once.push_back(each);
    }
  }
  values = std::move(once);
}

}  // namespace

Series make_series(std::span<const Fact> facts, Date from, Date to) {
  Series series;
  for (const Fact& fact : facts) {
    const Date day = fact.day();
    if (day < from || day > to) continue;
    if (const auto* entry = fact.find<DailyEntry>()) {
      for (std::size_t i = 0; i < measure_count; ++i) {
        if (const auto value = (*entry)[static_cast<Measure>(i)]) {
          series.outcomes[i].push_back({day, static_cast<double>(*value)});
        }
      }
    } else if (const auto* measure = fact.find<MeasureEntry>()) {
      series.outcomes[static_cast<std::size_t>(measure->outcome)].push_back({day, measure->hundredths / 100.0});
    } else if (const auto* taken = fact.find<BreakEvent>()) {
      series.breaks.push_back({day, taken->result == BreakResult::done ? 1.0 : 0.0});
    }
  }
  for (DayValues& values : series.outcomes) settle(values);
  settle_sums(series.breaks);
  return series;
}

}  // namespace unhunch::core
