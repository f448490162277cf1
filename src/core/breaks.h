// SPDX-License-Identifier: Apache-2.0
// The break rhythm at the desk: when to offer a break, when to wait, when to be silent. A state machine that is driven
// by what the desk sees and what the person chooses; it has no clock and does nothing itself.
//
//   Stepped next = step(state, input, now);    do next.actions, keep next.state, call again at next.deadline_boot_ms
//
// What always holds (rules break_* of the regimen, invariants inv_reminder_limits and inv_timer_sums):
//   - Nothing is offered while breaks are not allowed (break_tier), while a session runs, outside working hours, in
//     quiet hours (break_quiet_hours), while paused, or on a day that was switched off (break_snooze). What is open
//     then closes.
//   - Durations come from the clocks that nobody sets: CLOCK_BOOTTIME, and CLOCK_MONOTONIC, which stands still in
//     sleep; the difference is time asleep. The wall clock only says whether it is working time, which day it is,
//     and how long the machine was off. A clock that is set, or daylight saving, moves no break (break_resync).
//   - At most one notification is open, and after sleep at most one comes (break_resync).
//   - A break that was due, at the desk and not held, is offered after `wait_most` of that at the latest; before that
//     the first pause in typing is taken.
//   - After an offer that was skipped, ignored or broken off, the next one is a whole interval away, never less than
//     `least` of the rhythm (break_interval). Only a snooze, which the person chose, is shorter.
//   - More steps than needed change no action, and a state that was kept and read back goes on as if nothing had been.
//
// Sitting and being away:
//   - Time at the desk counts, with or without input, as long as a pause is shorter than `reading_most`: reading is
//     sitting. A longer one was an absence from its very start. Without input but with something playing (the desk says
//     `watching`) it is sitting. Lock and sleep are absences of exactly their length.
//   - An absence of max(content, `absence_least`) is a natural break: the interval begins anew. A shorter one is
//     credited in proportion: of an absence of half that length half of the sitting time is gone. Nothing jumps, so
//     that whoever gets up a little earlier than the rule wants is not told that it was for nothing.
//   - The long break is only replaced by an absence of max(long_content, `long_absence_least`), because five minutes
//     without input may still be one page that was read, or by a session as long as itself.
//   - Sitting outside working hours or in a pause does not count towards a break, so that nine o'clock does not begin
//     with one.
//   - A break is long when the three hours (break_long) are nearer than half an interval: one offer, not two.
//
// The desk reports at its start what holds (do-not-disturb, calls, lock, idle), and a lock when it stops in good order:
// between two steps everything is taken to have stayed as it was.
//
// Cost: a copy of the state (half a kilobyte) and some dozens of comparisons; no allocation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/break_state.h"

namespace unhunch::core {

struct BreakAction {
  enum class What : std::uint8_t {
    notify,          // kind, after_hold
    close,           // the notification
    offer_interval,  // every
    record,          // result, kind, time, because
    start,           // kind: open the break
  };
  What what{};
  BreakKind kind{};
  bool after_hold = false;
  BreakResult result{};
  Seconds time{};
  std::optional<HoldReason> because{};
  Minutes every{};

  bool operator==(const BreakAction&) const = default;
};

// In the order in which they are to be done.
struct BreakActions {
  static constexpr std::size_t most = 12;
  std::array<BreakAction, most> all{};
  std::uint8_t count = 0;

  bool operator==(const BreakActions&) const = default;
  const BreakAction* begin() const { return all.data(); }
  const BreakAction* end() const { return all.data() + count; }
  bool empty() const { return count == 0; }
};

struct Stepped {
  BreakState state;
  BreakActions actions;
  std::optional<std::int64_t> deadline_boot_ms;  // always ahead; none when only an input can change something
  std::int64_t report_idle_after_ms = 0;         // the shortest pause of input that is worth a report
};

Stepped step(const BreakState&, const BreakInput&, const DeskTime&);

// What a person may see of it at any time.
struct BreakStatus {
  enum class Mode : std::uint8_t {
    off,          // switched off in the settings
    not_allowed,  // not before the safety check, or not now at all
    in_session,
    on_break,
    off_today,
    paused,
    quiet_hours,
    outside_hours,
    away,
    sitting,  // nothing due
    snoozed,
    held,      // due
    waiting,   // due, for a pause in typing or for the person
    notified,  // due, and said so
  };
  Mode mode{};
  std::optional<HoldReason> because;  // of held
  BreakKind next{};
  std::int64_t sitting_ms = 0;          // since the last break or absence
  std::optional<std::int64_t> left_ms;  // until the next break falls due, the snooze or the pause ends; 0 when due
};

BreakStatus calc_status(const BreakState&, const DeskTime&);

// ---- bounds; ours, nobody reads them ------------------------------------------------------------------------------

namespace break_bounds {

inline constexpr std::int64_t second = 1000;
inline constexpr std::int64_t minute = 60 * second;

inline constexpr std::int64_t typing_pause = 4 * second;   // a pause in typing
inline constexpr std::int64_t wait_most = 3 * minute;      // for one
inline constexpr std::int64_t doubt_after = minute;        // without input: do not speak to an empty chair
inline constexpr std::int64_t reading_most = 5 * minute;   // without input: still sitting
inline constexpr std::int64_t absence_least = 3 * minute;  // that is a break
inline constexpr std::int64_t long_absence_least = 10 * minute;
inline constexpr std::int64_t natural_most = 240 * minute;  // beyond that the day was over, and no break is recorded
inline constexpr std::int64_t answer_most = 2 * minute;     // a notification closes itself
inline constexpr std::int64_t settle = 15 * second;         // after a hold: a call may change its microphone
inline constexpr std::int64_t meeting_most = 60 * minute;
inline constexpr std::int64_t break_most = 15 * minute;  // a started break of which nothing is heard was left
inline constexpr std::int64_t look_again = 30 * minute;  // at the wall clock, which may have been set
inline constexpr int misses_most = 3;                    // then another interval is offered
inline constexpr std::int64_t offer_again = 7 * 24 * 60 * minute;
inline constexpr std::int64_t asleep_least = second;  // smaller differences of the clocks are reading errors

}  // namespace break_bounds

}  // namespace unhunch::core
