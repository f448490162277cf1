// SPDX-License-Identifier: Apache-2.0
// The door `insight`: what a log says about one person over time. Figures are rounded to two decimals.
#include "wire/insight_door.h"

#include <array>
#include <cmath>

#include "core/insight/insight.h"
#include "wire/door_room.h"

namespace unhunch::wire {
namespace {

using door::Name;

constexpr std::array<std::string_view, core::outcome_count> outcomes = {
    "pain_now",     "pain_average",   "pain_worst",        "stiffness_minutes", "sleep_quality",
    "stress_level", "activity_level", "head_turn_ease",    "high_shelf_reach",  "peg_score",
    "psfs_score",   "groc_score",     "ndi_imported_score"};
constexpr std::array<std::string_view, 5> change_words = {"too_few", "none", "small", "clear", "worse"};
constexpr std::array<std::string_view, core::prompt_count> prompts = {
    "prompt_day_7", "prompt_day_14", "prompt_day_28", "prompt_worse", "prompt_relapse", "prompt_still_relapsing"};
constexpr std::array<std::string_view, 3> prompt_answers = {"better", "same", "worse"};
constexpr std::array<std::string_view, 4> response_words = {"too_few", "as_usual", "more_often", "less_often"};
constexpr std::array<std::string_view, core::pair_count> pairs = {"stress_and_pain", "breaks_and_pain",
                                                                  "sleep_and_stiffness"};
constexpr std::array<std::string_view, 4> together_words = {"too_few", "not_seen", "more", "less"};

template <std::size_t N, class Enum>
Name name_of(const std::array<std::string_view, N>& names, Enum value) {
  return Name{names[static_cast<std::size_t>(value)]};
}

double rounded(double value) { return std::floor(value * 100 + 0.5) / 100 + 0.0; }  // never -0

Nullable<double> rounded(const std::optional<double>& value) {
  return value ? Nullable<double>{rounded(*value)} : Nullable<double>{};
}

Nullable<IsoDate> to_door(const std::optional<core::Date>& date) {
  return date ? Nullable<IsoDate>{IsoDate{*date}} : Nullable<IsoDate>{};
}

Nullable<door::ValueOfOut> to_door(const std::optional<core::ValueOf>& value) {
  if (!value) return {};
  return {door::ValueOfOut{rounded(value->value), value->entries, IsoDate{value->from}, IsoDate{value->to}}};
}

Nullable<door::TrendOut> to_door(const std::optional<core::Trend>& trend) {
  if (!trend) return {};
  return {door::TrendOut{rounded(trend->per_week), rounded(trend->least), rounded(trend->most), trend->days,
                         IsoDate{trend->from}, IsoDate{trend->to}}};
}

door::ChangeOut to_door(const core::OutcomeChange& change) {
  door::ChangeOut out;
  out.outcome = name_of(outcomes, change.outcome);
  out.better = Name{change.more_is_better ? "more" : "less"};
  out.entries = change.entries;
  out.after_baseline = change.after_baseline;
  out.first = IsoDate{change.first};
  out.last = IsoDate{change.last};
  out.baseline = to_door(change.baseline);
  out.current = to_door(change.current);
  out.change = rounded(change.change);
  out.word = name_of(change_words, change.word);
  out.trend = to_door(change.trend);
  return out;
}

door::ResponseCountsOut to_door(const core::ResponseCounts& counts) {
  return {counts.eased, counts.same, counts.worse, counts.sharp};
}

door::ResponseOut to_door(const core::Regimen& regimen, const core::ResponseRow& row) {
  door::ResponseOut out;
  out.id = Name{row.exercise ? regimen[row.exercise].id : regimen[row.routine].id};
  out.sessions = row.sessions;
  out.counts = to_door(row.counts);
  out.with_pain = row.with_pain;
  if (row.with_pain > 0) {
    out.pain_before = {rounded(row.pain_before)};
    out.pain_peak = {rounded(row.pain_peak)};
  }
  out.share = rounded(row.share);
  out.average = rounded(row.average);
  out.drawn = rounded(row.drawn);
  out.least = rounded(row.least);
  out.most = rounded(row.most);
  out.word = name_of(response_words, row.word);
  return out;
}

door::PairOut to_door(const core::SeenTogether& seen) {
  door::PairOut out;
  out.pair = name_of(pairs, seen.pair);
  out.days = seen.days;
  out.from = to_door(seen.from);
  out.to = to_door(seen.to);
  out.rank_correlation = rounded(seen.rank_correlation);
  out.least = rounded(seen.least);
  out.most = rounded(seen.most);
  out.word = name_of(together_words, seen.word);
  return out;
}

door::MilestoneOut to_door(const core::Milestone& milestone) {
  return {milestone.after.count, IsoDate{milestone.on},  milestone.entries,
          milestone.sessions,    milestone.session_days, rounded(milestone.change)};
}

door::InsightOut to_door(const core::Regimen& regimen, const core::Insight& insight) {
  door::InsightOut out;
  out.date = IsoDate{insight.date};
  if (insight.episode) {
    const core::Date start = insight.episode->start;
    out.episode = {
        door::EpisodeOut{IsoDate{start}, (insight.date - start).count, IsoDate{insight.episode->last_entry}}};
  }
  for (const core::OutcomeChange& change : insight.changes) out.changes.push_back(to_door(change));
  for (const core::FiredPrompt& prompt : insight.prompts) out.prompts.push_back(wire::to_door(prompt));
  out.habit_audit_due = insight.habit_audit_due;
  out.not_harder_until = to_door(insight.not_harder_until);
  out.responses = to_door(insight.responses.all);
  for (const core::ResponseRow& row : insight.responses.exercises) out.exercises.push_back(to_door(regimen, row));
  for (const core::ResponseRow& row : insight.responses.routines) out.routines.push_back(to_door(regimen, row));
  for (const core::SeenTogether& seen : insight.pairs) out.pairs.push_back(to_door(seen));
  for (const core::Milestone& milestone : insight.milestones) out.milestones.push_back(to_door(milestone));
  return out;
}

}  // namespace

door::PromptOut to_door(const core::FiredPrompt& prompt) {
  door::PromptOut out;
  out.prompt = name_of(prompts, prompt.prompt);
  out.episode = IsoDate{prompt.episode};
  out.on = IsoDate{prompt.on};
  out.asks = prompt.asks;
  out.shown_on = to_door(prompt.shown_on);
  if (prompt.answer) out.answer = {name_of(prompt_answers, *prompt.answer)};
  out.due = prompt.due;
  out.holds = prompt.holds;
  return out;
}

door::InsightOut make_insight(const core::Regimen& regimen, std::span<const core::Fact> facts, core::Date date) {
  return to_door(regimen, core::calc_insight(regimen, facts, date));
}

Answered call_insight(const Room& room, const boost::json::value& input) {
  auto in = mapping::read<door::InsightIn>(input, "");
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  const auto log = find_log(room, in->events);
  if (!log) return tl::unexpected<Error>(log.error());
  const std::vector<core::Fact> facts = (*log)->facts();
  return mapping::write(make_insight(room.regimen, facts, in->date.date));
}

}  // namespace unhunch::wire
