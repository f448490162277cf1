// SPDX-License-Identifier: Apache-2.0
// What time it is, three times over: durations are counted on clocks that nobody can set, and the wall clock is only
// for what people read. A read costs some tens of nanoseconds and no system call.
#pragma once

#include <chrono>

namespace unhunch::desk {

using Milliseconds = std::chrono::milliseconds;

// The same moment on all three clocks.
struct Moment {
  Milliseconds boot{};       // since the machine started; goes on while it sleeps
  Milliseconds monotonic{};  // the same without the sleep, so that boot - monotonic is all the time asleep
  Milliseconds wall{};       // since 1970 in UTC; may jump
};

Moment read_clocks();

}  // namespace unhunch::desk
