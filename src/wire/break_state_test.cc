// SPDX-License-Identifier: Apache-2.0
#include "wire/break_state.h"

#include <doctest/doctest.h>

#include "core/breaks.h"
#include "wire/door_testing.h"

namespace unhunch::wire {
namespace {

using namespace core::desk_input;

// A day at a desk, with the state as it stands after each step.
std::vector<core::BreakState> live() {
  std::vector<core::BreakState> states;
  core::DeskTime now{0xfedcba9876543210ULL, 10'000, 9'000, {1'763'974'800'000, 60}};
  core::BreakState state;
  const auto give = [&](const core::BreakInput& input, std::int64_t ms) {
    now.boot_ms += ms;
    now.monotonic_ms += ms / 2;
    now.wall.at_ms += ms;
    state = core::step(state, input, now).state;
    states.push_back(state);
  };
  give(Rhythm{the_door().regimen().usual_breaks}, 0);
  give(MayBreak{true}, 1000);
  give(Hold{core::HoldReason::camera, true}, 1'000'000);
  give(Idle{now.boot_ms, true}, 2000);
  give(Active{}, 4'000'000);
  give(ScreenLock{true}, 5000);
  give(Pause{core::Minutes{30}}, 5000);
  give(OffToday{}, 5000);
  give(SessionRuns{true}, 5000);
  return states;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("the state of the break rhythm is read back as it was written") {
  for (const core::BreakState& state : live()) {
    const std::string text = write_break_state(state);
    const auto read = read_break_state(text);
    REQUIRE(read);
    CHECK(*read == state);
    CHECK(write_break_state(*read) == text);
  }
  CHECK(*read_break_state(write_break_state(core::BreakState{})) == core::BreakState{});
}

TEST_CASE("a state that makes no sense is refused, so that its reader starts anew") {
  const std::string good = write_break_state(live().back());
  for (const std::string& bad : {
           std::string{},
           std::string{"null"},
           std::string{"{}"},
           good.substr(0, good.size() / 2),
           replaced(good, R"("v":1)", R"("v":2)"),
           replaced(good, R"("begun":true)", R"("begun":1)"),
           replaced(good, R"("misses":0)", R"("misses":-3)"),
           replaced(good, R"("misses":0)", R"("misses":99999999999)"),
           replaced(good, R"("misses":0)", R"("missed":0)"),
           replaced(good, R"("misses":0,)", ""),
           replaced(good, R"("holds":)", R"("holds":9)"),
           replaced(good, R"("break_kind":0)", R"("break_kind":7)"),
           replaced(good, R"("session_since":)", R"("session_since":9)"),
           replaced(good, R"("spans":[)", R"("spans":[{"from":0,"to":1},)"),
           replaced(good, R"("hours":[)", R"("hours":{"a":[)"),
       }) {
    CAPTURE(bad);
    const auto read = read_break_state(bad);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "bad_state");
  }
}

}  // namespace unhunch::wire
