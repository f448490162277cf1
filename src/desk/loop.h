// SPDX-License-Identifier: Apache-2.0
// One place where the desk waits: a single epoll descriptor for everything that may happen, and a single timer for
// the next deadline. Nothing is polled, there is no thread, and while nothing happens nothing runs.
//
// The loop runs alone (`run`), or inside another one: that one watches `descriptor()` for reading and calls
// `dispatch()`. A deadline is a moment of the clock that goes on during sleep, so that it is kept after a suspend and
// whatever somebody does to the wall clock. A jump of the wall clock and a sleep of the machine are told in the next
// dispatch.
//
// Callbacks run only inside dispatch(), one after the other; each may watch, forget and set anything, also itself.
#pragma once

#include <sys/epoll.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "core/error.h"
#include "desk/clock.h"

namespace unhunch::desk {

// What the clocks did since the last dispatch.
struct ClockChange {
  Milliseconds wall_step{};  // how far the wall clock was set, forward or back; 0: it was not
  Milliseconds asleep{};     // how long the machine slept; 0: it did not
};

// The smallest jump and the shortest sleep that are told: a clock that is being corrected slowly never jumps so far.
inline constexpr Milliseconds least_clock_change{2000};

ClockChange find_clock_change(const Moment& before, const Moment& now);

class Loop {
 public:
  using Ready = std::function<void(std::uint32_t events)>;
  using Due = std::function<void()>;
  using Changed = std::function<void(const ClockChange&)>;
  using Deadline = std::uint64_t;  // 0 is none

  // Code: no_loop, when the system has no descriptor left.
  static Expected<std::unique_ptr<Loop>> make();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  // Calls `ready` whenever the descriptor has one of the events (EPOLLIN, EPOLLOUT; errors are always told). The
  // descriptor stays the caller's, who forgets it before closing it. False when it cannot be watched.
  bool watch(int descriptor, std::uint32_t events, Ready ready);
  void change(int descriptor, std::uint32_t events);
  void forget(int descriptor);

  // Calls `due` once, at `boot` or as soon as possible after it.
  Deadline set_deadline(Milliseconds boot, Due due);
  void clear_deadline(Deadline& deadline);  // and makes it 0

  // The one listener for changes of the clocks.
  void tell_clock(Changed changed) { clock_changed_ = std::move(changed); }

  int descriptor() const { return epoll_; }
  void dispatch();  // what is ready now; never waits
  void run();       // until stop()
  void stop() { stopped_ = true; }

 private:
  struct Watched {
    int descriptor;
    std::uint32_t events;
    Ready ready;
  };
  struct Timed {
    Deadline id;
    Due due;
  };

  Loop(int epoll, int timer);
  void handle(int timeout);
  void check_clock();
  void run_due();
  void arm();

  int epoll_;
  int timer_;
  bool stopped_ = false;
  std::uint64_t last_id_ = 0;
  std::map<int, std::uint64_t> ids_;                           // descriptor to what watches it now
  std::map<std::uint64_t, std::shared_ptr<Watched>> watched_;  // an id is never used again
  std::multimap<Milliseconds, Timed> deadlines_;
  Milliseconds armed_{-1};
  Moment last_;
  Changed clock_changed_;
};

}  // namespace unhunch::desk
