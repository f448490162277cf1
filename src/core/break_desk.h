// SPDX-License-Identifier: Apache-2.0
// What the break rhythm hears: the clocks, what the desk sees, and what the person chooses. Plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>

#include "core/break_rhythm.h"
#include "core/event.h"

namespace unhunch::core {

// Why a due break is not offered now.
enum class HoldReason : std::uint8_t { do_not_disturb, microphone, camera, screen_shared, fullscreen, meeting };
inline constexpr std::size_t hold_reason_count = 6;

// All clocks, read together.
struct DeskTime {
  std::uint64_t boot = 0;  // which start of the machine; any number that differs between two
  std::int64_t boot_ms = 0;
  std::int64_t monotonic_ms = 0;
  Moment wall;

  bool operator==(const DeskTime&) const = default;
};

namespace desk_input {

struct Tick {};
// Input again. `since_boot_ms` when the desk knows the moment.
struct Active {
  std::optional<std::int64_t> since_boot_ms;
};
// No input since then; `watching` while something says that the screen is looked at. Reported anew when that changes.
struct Idle {
  std::int64_t since_boot_ms = 0;
  bool watching = false;
};
struct IdleSource {  // without one every hour counts as sitting, unless locked or asleep
  bool there = true;
};
struct ScreenLock {
  bool on = false;
};
struct Hold {  // not for `meeting`, which the person sets
  HoldReason reason{};
  bool on = false;
};
struct SessionRuns {  // of the program, on any page or terminal
  bool on = false;
};
struct MayBreak {  // the door `breaks`: allowed
  bool allowed = false;
};
struct Rhythm {
  BreakRhythm rhythm;
};

// What the person chooses.
struct Start {};  // the break that is offered, or one now
struct Snooze {
  Minutes time;
};
struct Skip {};
struct OffToday {};
struct Pause {
  Minutes time;
};
struct PauseUntilTomorrow {};
struct InMeeting {};  // held until the call that is seen ends, at most `meeting_most`
struct Resume {};
// How a started break went.
struct BreakEnded {
  bool finished = false;
  Seconds time;
};

}  // namespace desk_input

using BreakInput =
    std::variant<desk_input::Tick, desk_input::Active, desk_input::Idle, desk_input::IdleSource, desk_input::ScreenLock,
                 desk_input::Hold, desk_input::SessionRuns, desk_input::MayBreak, desk_input::Rhythm, desk_input::Start,
                 desk_input::Snooze, desk_input::Skip, desk_input::OffToday, desk_input::Pause,
                 desk_input::PauseUntilTomorrow, desk_input::InMeeting, desk_input::Resume, desk_input::BreakEnded>;

}  // namespace unhunch::core
