// SPDX-License-Identifier: Apache-2.0
#include "core/insight/milestone.h"

#include <algorithm>

namespace unhunch::core {
namespace {

// 48 hours, one and two weeks (A and B name them; what they promise there is not shown: journal, section 4).
constexpr Days milestones[] = {Days{2}, Days{7}, Days{14}};

}  // namespace

std::vector<Milestone> find_milestones(const InsightFigures& figures, std::span<const Fact> facts, const Series& series,
                                       Date start, Date today) {
  std::vector<Milestone> reached;
  for (const Days after : milestones) {
    const Date on = start + after;
    if (on > today) break;
    Milestone milestone{after, on, 0, 0, 0, {}};
    std::vector<Date> entered, trained;
    for (const Fact& fact : facts) {
      const Date day = fact.day();
      if (day < start || day >= on) continue;
      if (fact.is<DailyEntry>()) entered.push_back(day);
      if (fact.is<SessionEntry>()) trained.push_back(day);
    }
    const auto count_days = [](std::vector<Date>& days) {
      std::sort(days.begin(), days.end());
      return static_cast<int>(std::unique(days.begin(), days.end()) - days.begin());
    };
    milestone.sessions = static_cast<int>(trained.size());
    milestone.entries = count_days(entered);
    milestone.session_days = count_days(trained);
    const DayValues& pain = series[Outcome::pain_average];
    const auto end = std::find_if(pain.begin(), pain.end(), [&](const DayValue& each) { return each.day >= on; });
    const std::span<const DayValue> before{pain.begin(), end};
    const auto baseline = calc_baseline(figures, before);
    const auto current = calc_current(figures, before, on);
    if (baseline && current && count_after_baseline(figures, before) >= figures.least_entries) {
      milestone.change = current->value - baseline->value;
    }
    reached.push_back(milestone);
  }
  return reached;
}

}  // namespace unhunch::core
