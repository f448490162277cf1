// SPDX-License-Identifier: Apache-2.0
//
// A desk under a hand-ticked clock, for the tests of the break rhythm. It calls the machine as the agent does: at its
// deadlines, and when an input has been missing for as long as it wants to hear of. Scripts are in seconds since nine
// o'clock on a Monday.

#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "core/breaks.h"
#include "core/regimen_testing.h"

namespace unhunch::core::testing {

inline constexpr std::int64_t of_minutes(std::int64_t minutes) { return minutes * 60; }
inline constexpr std::int64_t of_hours(std::int64_t hours) { return hours * 3600; }

inline DaySpan span(int from_hour, int to_hour) {
  return {static_cast<std::int16_t>(from_hour * 60), static_cast<std::int16_t>(to_hour * 60)};
}

// As the regimen has it: every hour, Monday to Friday from nine to five.
inline BreakRhythm usual_rhythm() { return regimen().usual_breaks; }

struct Said {
  std::int64_t at = 0;  // seconds since the start
  BreakAction action;
};

class Desk {
 public:
  using What = BreakAction::What;

  explicit Desk(const BreakRhythm& rhythm = usual_rhythm(), int starts_at_minute = 9 * 60, int on_day = 0) {
    now_.boot = 1;
    now_.boot_ms = now_.monotonic_ms = 5000;
    now_.wall.at_ms = day(on_day).since_1970 * 86'400'000LL + starts_at_minute * 60'000LL;
    give(desk_input::Rhythm{rhythm});
    give(desk_input::MayBreak{true});
  }

  // Time passes, until so many seconds after the start.
  Desk& until(std::int64_t second) {
    const std::int64_t end = 1000 * second;
    for (;;) {
      std::int64_t next = end;
      if (deadline_) next = std::min(next, *deadline_ - start_boot_ms);
      if (const auto report = find_report()) next = std::min(next, *report);
      if (next >= end) break;
      move_to(next);
      const auto report = find_report();
      report&&* report <= passed_ ? tell_idle() : give(desk_input::Tick{});
    }
    move_to(end);
    if (const auto report = find_report(); report && *report <= passed_) tell_idle();
    return give(desk_input::Tick{});
  }
  Desk& more(std::int64_t seconds) { return until(passed_ / 1000 + seconds); }

  Desk& give(const BreakInput& input) {
    const Stepped stepped = step(state_, input, now_);
    state_ = stepped.state;
    deadline_ = stepped.deadline_boot_ms;
    report_after_ = stepped.report_idle_after_ms;
    for (const BreakAction& action : stepped.actions) said_.push_back({passed_ / 1000, action});
    CHECK_MESSAGE(is_sound(state_), "after " << passed_ << " ms");
    if (deadline_) CHECK(*deadline_ > now_.boot_ms);
    return *this;
  }

  // The person stops and begins to type.
  Desk& hands_off(bool watching = false) {
    idle_since_ = passed_;
    idle_told_ = false;
    watching_ = watching;
    return *this;
  }
  Desk& hands_on() {
    idle_since_.reset();
    return idle_told_ ? idle_told_ = false, give(desk_input::Active{now_.boot_ms}) : *this;
  }
  Desk& pause_of(std::int64_t seconds) { return hands_off().more(seconds).hands_on(); }

  // Asleep, and called at waking up.
  Desk& sleep(std::int64_t seconds) {
    passed_ += 1000 * seconds;
    now_.boot_ms += 1000 * seconds;
    now_.wall.at_ms += 1000 * seconds;
    return give(desk_input::Tick{});
  }
  // Off, and started again with other clocks.
  Desk& reboot(std::int64_t seconds_off) {
    passed_ += 1000 * seconds_off;
    now_.wall.at_ms += 1000 * seconds_off;
    ++now_.boot;
    now_.boot_ms = now_.monotonic_ms = 1000;
    start_boot_ms = now_.boot_ms - passed_;
    idle_since_.reset();
    return give(desk_input::Tick{});
  }
  Desk& move_wall(std::int64_t seconds) { return now_.wall.at_ms += 1000 * seconds, give(desk_input::Tick{}); }
  Desk& set_offset(int minutes) { return now_.wall.offset_min = minutes, give(desk_input::Tick{}); }

  const BreakState& state() const { return state_; }
  const DeskTime& now() const { return now_; }
  BreakStatus status() const { return calc_status(state_, now_); }
  std::optional<std::int64_t> deadline() const { return deadline_; }
  std::int64_t report_after() const { return report_after_; }
  void put(const BreakState& state) { state_ = state; }

  // What was said since the last call.
  std::vector<Said> take_said() { return std::exchange(said_, {}); }
  std::vector<Said> said(What what) const {
    std::vector<Said> some;
    for (const Said& each : said_) {
      if (each.action.what == what) some.push_back(each);
    }
    return some;
  }
  int count(What what) const { return static_cast<int>(said(what).size()); }
  int count(BreakResult result) const {
    int n = 0;
    for (const Said& each : said(What::record)) n += each.action.result == result ? 1 : 0;
    return n;
  }
  // When a break was offered last, in seconds; -1 for never.
  std::int64_t offered_at() const {
    const auto offers = said(What::notify);
    return offers.empty() ? -1 : offers.back().at;
  }

 private:
  std::optional<std::int64_t> find_report() const {
    if (!idle_since_ || idle_told_) return std::nullopt;
    return std::max(passed_, *idle_since_ + report_after_);
  }
  Desk& tell_idle() {
    idle_told_ = true;
    return give(desk_input::Idle{start_boot_ms + *idle_since_, watching_});
  }
  void move_to(std::int64_t passed) {
    const std::int64_t ms = passed - passed_;
    if (ms <= 0) return;
    passed_ = passed;
    now_.boot_ms += ms;
    now_.monotonic_ms += ms;
    now_.wall.at_ms += ms;
  }

  DeskTime now_;
  std::int64_t start_boot_ms = 5000;
  std::int64_t passed_ = 0;  // ms
  BreakState state_;
  std::optional<std::int64_t> deadline_;
  std::int64_t report_after_ = 0;
  std::optional<std::int64_t> idle_since_;
  bool idle_told_ = false, watching_ = false;
  std::vector<Said> said_;
};

}  // namespace unhunch::core::testing
