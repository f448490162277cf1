// SPDX-License-Identifier: Apache-2.0
#include "core/break_state.h"

#include <algorithm>
#include <initializer_list>

namespace unhunch::core {
namespace {

using Time = BreakState::Time;

constexpr Time latest = Time{1} << 42;  // ms; far beyond any life, and small enough to be multiplied
constexpr Time latest_wall = Time{1} << 43;
constexpr Time ahead_most = Time{24} * 60 * 60 * 1000;  // the longest pause
constexpr int minutes_in_day = 1440;
constexpr int offset_most = 900;

constexpr bool is_within(std::int64_t value, std::int64_t least, std::int64_t most) {
  return value >= least && value <= most;
}

bool is_sound(const DaySpan& span) {
  return is_within(span.from, 0, minutes_in_day - 1) && is_within(span.to, 0, minutes_in_day);
}

bool is_sound(const DeskTime& time) {
  return is_within(time.boot_ms, 0, latest) && is_within(time.monotonic_ms, 0, latest) &&
         is_within(time.wall.at_ms, -latest_wall, latest_wall) &&
         is_within(time.wall.offset_min, -offset_most, offset_most);
}

bool is_sound(const Sitting& sat, Time t) {
  return is_within(sat.total, 0, t) && is_within(sat.towards, 0, t) && is_within(sat.towards_full, 0, t);
}

}  // namespace

bool is_sound(const BreakRhythm& rhythm) {
  const auto is_right = [](const DaySpan& span) { return is_sound(span); };
  const bool hours = std::all_of(rhythm.hours.begin(), rhythm.hours.end(), [&](const DaySpans& day) {
    return day.count <= DaySpans::most && std::all_of(day.begin(), day.end(), is_right);
  });
  const bool snooze = std::all_of(rhythm.snooze.begin(), rhythm.snooze.end(),
                                  [](Minutes time) { return is_within(time.count, 0, minutes_in_day); });
  return hours && snooze && is_sound(rhythm.quiet) && is_within(rhythm.least.count, 0, minutes_in_day) &&
         is_within(rhythm.every.count, rhythm.least.count, minutes_in_day) &&
         is_within(rhythm.most.count, rhythm.every.count, minutes_in_day) &&
         is_within(rhythm.long_every.count, 0, minutes_in_day) && is_within(rhythm.content.count, 0, minutes_in_day) &&
         is_within(rhythm.long_content.count, 0, minutes_in_day);
}

bool is_sound(const BreakState& state) {
  const Time t = state.t;
  if (!is_within(t, 0, latest) || !is_sound(state.last) || !is_sound(state.rhythm)) return false;
  for (const auto& since : {state.idle_since, state.away_since, state.session_since, state.break_since,
                            state.notified_at, state.interval_offered_at, std::optional{state.here_at}}) {
    if (since && !is_within(*since, 0, t)) return false;
  }
  for (const Time until : {state.unheld_at, state.meeting_until, state.snoozed_until, state.paused_until}) {
    if (!is_within(until, 0, t + ahead_most)) return false;
  }
  const bool words = state.holds < 1U << hold_reason_count && state.break_kind <= BreakKind::full &&
                     state.notified_kind <= BreakKind::full && is_within(state.misses, 0, 1000);
  const bool asleep_or_locked = state.locked || state.idle_since || !state.away_since;
  return words && asleep_or_locked && is_sound(state.sat, t) && is_sound(state.idle_from, t) &&
         is_within(state.waited, 0, t);
}

}  // namespace unhunch::core
