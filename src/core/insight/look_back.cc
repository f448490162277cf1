// SPDX-License-Identifier: Apache-2.0
#include "core/insight/look_back.h"

#include <algorithm>

namespace unhunch::core {
namespace {

// The last day of the episode on which it was to be asked, up to `day`.
std::optional<Days> find_last_asked(const AskSchedule& asked, Days day) {
  if (asked.until > Days{} && day > asked.until) return std::nullopt;
  std::optional<Days> last;
  for (int i = 0; i < asked.count; ++i) {
    const Days on = asked.on[static_cast<std::size_t>(i)];
    if (on <= day) last = on;
  }
  const bool repeats = last && asked.every > Days{} && *last == asked.on[static_cast<std::size_t>(asked.count - 1)];
  if (repeats) last = day - Days{(day - *last).count % asked.every.count};
  return last;
}

bool is_answered(std::span<const Fact> facts, Outcome outcome, Date from, Date to) {
  return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
    const auto* measure = fact.find<MeasureEntry>();
    return measure != nullptr && measure->outcome == outcome && fact.day() >= from && fact.day() <= to;
  });
}

}  // namespace

std::vector<Outcome> find_due_measures(const InsightFigures& figures, std::span<const Fact> facts, Date date) {
  std::vector<Outcome> due;
  const std::vector<Episode> episodes = find_episodes(find_facts_until(facts, date), figures.episode_gap);
  if (episodes.empty() || !episodes.back().holds(date)) return due;
  const Date start = episodes.back().start;
  for (std::size_t i = 0; i < outcome_count; ++i) {
    const auto last = find_last_asked(figures.outcomes[i].asked, date - start);
    const Outcome outcome = static_cast<Outcome>(i);
    if (last && !is_answered(facts, outcome, start + *last, date)) due.push_back(outcome);
  }
  return due;
}

}  // namespace unhunch::core
