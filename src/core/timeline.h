// SPDX-License-Identifier: Apache-2.0
// A session second by second: what to do, on which side, for how long, and what is said when.
//
// Steps follow each other without a gap; their durations add up to the session exactly (invariant inv_timer_sums),
// and left and right get the same time (invariant inv_equal_sides).
#pragma once

#include <vector>

#include "core/item.h"

namespace unhunch::core {

enum class Phase : std::uint8_t { enter, hold, move, roll, breathe, rest, change, leave };
enum class StepSide : std::uint8_t { both, right, left };

// Something to show and say at a second. Which sentence: the step of the exercise, its name, what is felt, the change
// that a variant or a modification makes.
struct Cue {
  enum class Kind : std::uint8_t { name, variant, modification, step, felt };
  Seconds at;  // from the start of the session
  Kind kind{};
  std::uint16_t index = 0;  // exercise, variant, modification, or number of the step
};

struct Breath {
  Seconds inhale, pause, exhale;
  int cycles = 0;
};

struct TimelineStep {
  std::size_t item = 0;  // which item of the session it belongs to
  ExerciseId exercise;   // none: a change of place, or rest
  VariantId variant;
  ExerciseClass exercise_class{};
  Phase phase{};
  StepSide side{};
  Seconds start, duration;
  int set = 0, sets = 0;  // of this step; zero when it has none
  int reps = 0;
  std::optional<Breath> breath;
  std::vector<Cue> cues;
};

// Pure; about 20 microseconds for ten minutes.
std::vector<TimelineStep> make_timeline(const ItemContext&, const std::vector<Item>&);

Slug slug(Phase);
Slug slug(StepSide);
Slug slug(ExerciseClass);

}  // namespace unhunch::core
