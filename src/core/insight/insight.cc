// SPDX-License-Identifier: Apache-2.0
#include "core/insight/insight.h"

#include <algorithm>

namespace unhunch::core {

Insight calc_insight(const Regimen& regimen, std::span<const Fact> facts, Date date) {
  const InsightFigures& figures = regimen.insight;
  const std::vector<Fact> known = find_facts_until(facts, date);
  const std::vector<Episode> episodes = find_episodes(known, figures.episode_gap);
  Prompts prompts = find_prompts(figures, known, episodes, date);

  Insight insight;
  insight.date = date;
  insight.prompts = std::move(prompts.fired);
  insight.habit_audit_due = prompts.habit_audit_due;
  for (const NotHarder& each : prompts.not_harder) {
    if (each.holds(date)) insight.not_harder_until = each.until;
  }
  insight.responses = calc_responses(regimen, make_history(known, episodes));
  insight.pairs = calc_pairs(figures, make_series(known, date - pair_window, date), date);
  if (episodes.empty() || !episodes.back().holds(date)) return insight;
  insight.episode = episodes.back();
  const Date start = insight.episode->start;
  const Series series = make_series(known, start, date);
  insight.changes = calc_changes(figures, known, series, date);
  insight.milestones = find_milestones(figures, known, series, start, date);
  return insight;
}

}  // namespace unhunch::core
