// SPDX-License-Identifier: Apache-2.0
// From a routine to the items that this person does: the form of the routine that fits, whole routines and the
// strength block opened up, each slot filled by the exercise, by an easier form, or by the first allowed replacement
// (rules adapt_*, section 5 of the routines).
#pragma once

#include <vector>

#include "core/item.h"
#include "core/ladder.h"
#include "core/patterns.h"

namespace unhunch::core {

// What the choice of a form looks at.
struct Situation {
  PatternId pattern;          // none: unclear
  PlaceId place;              // none: where the routine is usually done
  bool strength_day = false;  // strength belongs to this day, and the days before allow it
  bool rows = true;           // band rows are wanted and allowed on this day
};

// An exercise that did not make it into its slot.
struct LeftOut {
  ExerciseId exercise;
  std::vector<Slug> because;
};

struct Arrangement {
  std::vector<Item> items;
  std::vector<LeftOut> left_out;
};

const RoutineForm& find_form(const Regimen&, RoutineId, const Situation&, const Ladder&);

// Pure; some microseconds.
Arrangement arrange(const ItemContext&, RoutineId, const Situation&, const Ladder&);

}  // namespace unhunch::core
