// SPDX-License-Identifier: Apache-2.0
// What the break rhythm remembers between two steps: a plain value that can be copied, compared and kept in a file
// (wire/break_state.h).
#pragma once

#include <cstdint>
#include <optional>

#include "core/break_desk.h"
#include "core/break_rhythm.h"

namespace unhunch::core {

enum class BreakKind : std::uint8_t { brief, full };  // office reset, midday break

// Time sat, in ms.
struct Sitting {
  std::int64_t total = 0;         // since the last break or absence
  std::int64_t towards = 0;       // a short break
  std::int64_t towards_full = 0;  // a long one

  bool operator==(const Sitting&) const = default;
};

// Everything that is remembered. Times are on the machine's own axis `t`: ms since its first step, asleep and off
// included, so that they outlive a restart of the computer.
struct BreakState {
  using Time = std::int64_t;

  bool begun = false;
  DeskTime last;  // of the last step
  Time t = 0;
  BreakRhythm rhythm;
  bool allowed = false;
  bool open_hours = false;  // as the wall clock of the last step said, with the day not switched off

  bool has_idle_source = true;
  bool watching = false;
  bool locked = false;
  std::optional<Time> idle_since, away_since;
  Time here_at = 0;   // when the person was last seen to do something
  Sitting sat;        // while away: as of the start of the absence
  Sitting idle_from;  // while idle: what was sat when the input stopped

  std::uint8_t holds = 0;  // bit by HoldReason
  Time unheld_at = 0;      // when the last hold has settled
  Time meeting_until = 0;
  std::optional<Time> session_since, break_since;
  BreakKind break_kind{};

  std::optional<Time> notified_at;
  BreakKind notified_kind{};
  Time snoozed_until = 0, paused_until = 0;
  std::optional<Date> off_on;  // the local day that was switched off
  Time waited = 0;             // due, at the desk, not held
  bool due_told = false, held_told = false;
  int misses = 0;  // offers in a row that were skipped or ignored
  std::optional<Time> interval_offered_at;

  bool operator==(const BreakState&) const = default;
};

// Whether a state could have come from step(): what was read from a file and is not sound starts fresh.
bool is_sound(const BreakState&);
bool is_sound(const BreakRhythm&);

}  // namespace unhunch::core
