// SPDX-License-Identifier: Apache-2.0
// One exercise as it stands in a session: its form, its slot and the timing inside the slot.
//
// The slot keeps its length whatever happens inside it; what the work does not use is rest (routines, section 3).
// Times inside always fit: enter + work + rests + changes + leave <= slot.
#pragma once

#include <optional>
#include <vector>

#include "core/allowed.h"
#include "core/history.h"
#include "core/regimen.h"

namespace unhunch::core {

struct Item {
  ExerciseId exercise;  // none: a change of place or position, or rest
  VariantId variant;
  ExerciseClass exercise_class{};
  Sides sides{};
  Seconds slot;
  Seconds enter, hold, contact, rest, change, leave, cycle;
  int holds = 0;  // per side
  int reps = 0;   // per set, per side
  int sets = 1;
  int breaths = 0;
  std::vector<int> parts;
  ModificationSet modifications;
  bool warm_up_block = false;  // belongs to the warm-up; never dropped for time
  std::vector<Slug> because;

  bool is_still() const { return exercise_class == ExerciseClass::static_hold; }
};

// What the timing of items depends on besides the regimen.
struct ItemContext {
  const Regimen& regimen;
  const Answers& answers;
  const Allowed& allowed;
  const History& history;
  std::optional<Date> today;
  bool paused_breath = false;  // the breathing with a pause is switched on and allowed
};

// Fits an exercise in its allowed form into a slot. Timing that the slot leaves open comes from the dose; holds are
// capped by growth and the gentle subset and rounded to whole breaths. Nothing when the least dose does not fit.
std::optional<Item> make_item(const ItemContext&, const AllowedExercise&, VariantId wanted, const Slot&);

// A change of place or position, or rest.
Item make_pause(Seconds slot);

// The seconds of the slot that are used; the rest of the slot is rest. Two-sided holds alternate right and left with a
// change between; others rest between.
Seconds used_time(const Item&);

// The seconds of an item that count as warm-up (rule warm_up_counts).
Seconds count_warm_up(const Regimen&, const Item&);

}  // namespace unhunch::core
