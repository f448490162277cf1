// SPDX-License-Identifier: Apache-2.0
#include "desk/clock.h"

#include <ctime>

namespace unhunch::desk {
namespace {

Milliseconds read_clock(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return std::chrono::duration_cast<Milliseconds>(std::chrono::seconds(now.tv_sec) +
                                                  std::chrono::nanoseconds(now.tv_nsec));
}

}  // namespace

Moment read_clocks() {
  return {
      .boot = read_clock(CLOCK_BOOTTIME), .monotonic = read_clock(CLOCK_MONOTONIC), .wall = read_clock(CLOCK_REALTIME)};
}

}  // namespace unhunch::desk
