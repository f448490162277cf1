// SPDX-License-Identifier: Apache-2.0
// What is rated over time, and the figures by which a change of it is judged (regimen/journal.toml).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/units.h"

namespace unhunch::core {

// The first nine are the measures of a daily entry, in their order (core/event.h).
enum class Outcome : std::uint8_t {
  pain_now,
  pain_average,
  pain_worst,
  stiffness_minutes,
  sleep_quality,
  stress_level,
  activity_level,
  head_turn_ease,
  high_shelf_reach,
  peg_score,
  psfs_score,
  groc_score,
  ndi_imported_score,
};
inline constexpr std::size_t outcome_count = 13;
inline constexpr std::array<std::string_view, outcome_count> outcome_slugs = {
    "pain_now",     "pain_average",   "pain_worst",        "stiffness_minutes", "sleep_quality",
    "stress_level", "activity_level", "head_turn_ease",    "high_shelf_reach",  "peg_score",
    "psfs_score",   "groc_score",     "ndi_imported_score"};
constexpr std::string_view slug(Outcome outcome) { return outcome_slugs[static_cast<std::size_t>(outcome)]; }

enum class Prompt : std::uint8_t { day_7, day_14, day_28, worse, relapse, still_relapsing };
inline constexpr std::size_t prompt_count = 6;

// The answer to the one question that takes the place of figures (rule prompts_need_data).
enum class PromptAnswer : std::uint8_t { better, same, worse };

// On which days of an episode a measure is asked for; none for what is told every day.
struct AskSchedule {
  static constexpr std::size_t most = 3;
  std::array<Days, most> on{};
  int count = 0;
  Days every;  // after the last of them; 0: never again
  Days until;  // the last day on which it makes sense; 0: always
};

struct OutcomeFigures {
  bool more_is_better = false;
  double least = 0, most = 0;  // of the scale
  double small = 0, clear = 0;
  Percent clear_share{};  // of the baseline, on top of `clear`; none is 0
  double worse = 0;
  AskSchedule asked{};
};

// Every figure here is the figure of the rule or prompt of the same name in the regimen.
struct InsightFigures {
  std::array<OutcomeFigures, outcome_count> outcomes{};
  Days episode_gap;            // episode_start
  int baseline_entries = 0;    // baseline_value
  int current_entries = 0;     // current_value
  Days current_most;           // current_value: how old
  int least_entries = 0;       // min_entries
  int pair_days = 0;           // insight_pairs
  int least_responses = 0;     // insight_best_response
  double relapse_better = 0;   // relapse_definition
  double relapse_back = 0;     // relapse_definition: within so much of the baseline
  std::array<Days, 3> days{};  // prompt_day_7, prompt_day_14, prompt_day_28
  double better_by = 0;        // prompt_day_7: below that it is no improvement
  Days not_harder;             // prompt_worse
  int relapses = 0;            // prompt_relapse
  Days relapse_within;         // prompt_relapse
  int audit_changes = 0;       // habit_audit
};

}  // namespace unhunch::core
