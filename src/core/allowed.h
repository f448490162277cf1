// SPDX-License-Identifier: Apache-2.0
// What may this person do, and in which form?
//
// Two layers. The matrix says for a set of conditions which rows are excluded and which modifications apply: masks
// only, no allocation, fast enough to be swept over all 2^24 sets. On top of it come tier, pain now, place, equipment
// and the options the person has switched on. Exclusion always wins; every modification of a cell is carried (rules
// matrix_exclude_wins, matrix_union, matrix_replacement, matrix_option_rows).
#pragma once

#include <span>
#include <vector>

#include "core/answers.h"
#include "core/triage.h"

namespace unhunch::core {

// ---- the matrix ---------------------------------------------------------------------------------------------------

// What is at hand; a set with every bit set means "no limit known".
struct Surroundings {
  EquipmentSet equipment;
  PlaceId place;  // none: no place ruled out
};

// The form in which the matrix, the place and the equipment leave one exercise.
struct Form {
  bool possible = false;
  VariantId variant;              // none: the default form
  ModificationSet modifications;  // all of them apply together
  bool option_excluded = false;   // the option inside the default form is left out
};

// One row for one set of conditions.
bool is_excluded(const MatrixRow&, ConditionSet);
ModificationSet find_modifications(const MatrixRow&, ConditionSet);

bool is_at_hand(const EquipmentNeed&, EquipmentSet);

// Pure, allocates nothing, about 10 nanoseconds.
Form find_form(const Regimen&, ExerciseId, ConditionSet, const Surroundings&);

// ---- the person ---------------------------------------------------------------------------------------------------

struct AllowedExercise {
  ExerciseId exercise;
  VariantId variant;              // the form to use now; none: the default form
  ModificationSet modifications;  // the limits to keep to
  bool only_default_form = false;
  std::optional<Seconds> hold_most;  // from the gentle subset
  std::optional<Percent> range;      // the smallest of the ranges that apply
  int fewer_reps = 0;
  std::vector<VariantId> variants;  // other forms that are allowed too
};

struct ExcludedExercise {
  ExerciseId exercise;
  std::vector<Slug> because;  // tier, state, subset, conditions, place, equipment, or the replacing modification
};

struct Allowed {
  std::vector<AllowedExercise> exercises;  // in the order of the regimen
  std::vector<ExcludedExercise> excluded;

  const AllowedExercise* find(ExerciseId) const;
};

// Pure; a few microseconds.
Allowed calc_allowed(const Regimen&, const Answers&, const Triage&);

// May the breath be held for a moment? Off unless switched on, and never with the conditions of its row (rule
// breath_pause_gate).
bool is_breath_pause_allowed(const Regimen&, const Answers&);

}  // namespace unhunch::core
