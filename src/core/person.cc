// SPDX-License-Identifier: Apache-2.0
#include "core/person.h"

#include <algorithm>

namespace unhunch::core {
namespace {

std::vector<bool> find_open_levels(const Regimen& regimen, const Allowed& allowed) {
  std::vector<bool> open;
  for (const StrengthLevel& level : regimen.levels) open.push_back(allowed.find(level.exercise) != nullptr);
  return open;
}

bool is_after_long_gap(const Regimen& regimen, const History& history, std::optional<Date> today) {
  if (!today || history.sessions.empty()) return false;
  return *today - history.sessions.back().date > regimen.figures.rescreen_gap;
}

}  // namespace

Person::Person(const Regimen& the_regimen, const Answers& the_answers, const History& the_history,
               std::optional<Date> the_day)
    : regimen(the_regimen),
      answers(the_answers),
      history(the_history),
      triage(calc_triage(regimen, answers, the_day)),
      patterns(calc_patterns(regimen, answers, triage)),
      allowed(calc_allowed(regimen, answers, triage)),
      ladder(calc_ladder(regimen, find_open_levels(regimen, allowed), answers, history, triage.cleared_on, the_day)),
      today(the_day) {
  const bool screened_since =
      answers.screened_on && !history.sessions.empty() && *answers.screened_on > history.sessions.back().date;
  long_gap = is_after_long_gap(regimen, history, today) && !screened_since;
}

PatternId find_pattern_of_day(const Patterns& patterns, std::optional<Date> date, const History& history) {
  if (patterns.ranked.empty()) return {};
  if (patterns.verdict != Patterns::Verdict::mixed || !date) return patterns.ranked.front().pattern;
  const Date first = history.started_on.value_or(*date);
  const int day = std::max(0, (*date - first).count);
  return patterns.ranked[static_cast<std::size_t>(day % 2)].pattern;
}

std::uint8_t find_strength_weekdays(const Regimen& regimen, const Preferences& preferences) {
  if (preferences.strength_days) return *preferences.strength_days;
  const auto& anchors = preferences.anchors;
  const bool weekend = std::find(anchors.begin(), anchors.end(), "weekend") != anchors.end();
  return weekend ? regimen.figures.strength_days_with_weekend : regimen.figures.strength_days_otherwise;
}

}  // namespace unhunch::core
