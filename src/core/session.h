// SPDX-License-Identifier: Apache-2.0
// One guided session: what this person does now, second by second, and why each exercise is in it.
//
// A fixed order (section 5 of the routines): tier, pain now, conditions, place and equipment, replacement, responses,
// time, warm-up, and a last verification of every invariant. Without a wish for minutes the routine keeps its stated
// seconds; with one it is cut from the end or filled up by the exact choice in choose.h.
#pragma once

#include <optional>
#include <vector>

#include "core/arrange.h"
#include "core/person.h"
#include "core/timeline.h"

namespace unhunch::core {

struct SessionRequest {
  RoutineId routine;
  std::optional<Minutes> minutes;  // 1 to the daily cap; the routine's own length when not given
  std::optional<Date> date;
  std::uint64_t seed = 0;
};

struct Session {
  RoutineId routine;          // the one that is done; not the one asked for on a sore day
  std::vector<Slug> because;  // why it is another one, shorter, or empty
  WarmUp warm_up{};
  Seconds total;
  std::vector<Item> items;
  std::vector<TimelineStep> steps;
  std::vector<LeftOut> left_out;
  std::vector<Slug> checks_before;  // pre_session_check; head_turn_test, or head_turn_questions without moving
};

// Pure and deterministic; under 200 microseconds.
Session make_session(const Person&, const SessionRequest&);

}  // namespace unhunch::core
