// SPDX-License-Identifier: Apache-2.0
// Everything that the desktop can tell. What happened, not what to do about it: that is decided by who listens.
// Moments are those of the clock that goes on during sleep (clock.h).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "desk/clock.h"

namespace unhunch::desk {

// Keys and mouse. `since` is the last time that either was used.
struct BecameIdle {
  Milliseconds since;
};
// The same, but something keeps the screen awake: a film, a talk, a call.
struct BecameWatching {
  Milliseconds since;
};
struct BecameActive {};
// The short pause that was asked for.
struct Paused {};

struct Locked {};
struct Unlocked {};
// Another person's session is in front, or this one again.
struct WentBehind {};
struct CameToFront {};
struct FallsAsleep {};
struct WokeUp {
  Milliseconds asleep;
};
struct ClockStepped {
  Milliseconds by;
};

// Why this would be a bad moment to speak.
enum class Hold { do_not_disturb, microphone, camera, screen_shared, fullscreen };
inline constexpr int hold_count = 5;
struct HoldBegan {
  Hold why;
};
struct HoldEnded {
  Hold why;
};

// The names are those that the caller gave.
struct ActionChosen {
  std::string notification;
  std::string action;  // "default" is a click on the notification itself
};
struct NotificationClosed {
  std::string notification;
  bool by_person;
};
struct MenuChosen {
  std::string item;  // "activate" is a click on the icon itself
};

using Happening =
    std::variant<BecameIdle, BecameWatching, BecameActive, Paused, Locked, Unlocked, WentBehind, CameToFront,
                 FallsAsleep, WokeUp, ClockStepped, HoldBegan, HoldEnded, ActionChosen, NotificationClosed, MenuChosen>;
using Tell = std::function<void(const Happening&)>;

// "do_not_disturb", "microphone", …: for output and for records.
std::string_view to_name(Hold hold);

}  // namespace unhunch::desk
