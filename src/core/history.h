// SPDX-License-Identifier: Apache-2.0
// What has been done so far, as far as it matters for what comes next. Sessions are in the order of their days.
#pragma once

#include <optional>
#include <vector>

#include "core/date.h"
#include "core/regimen.h"

namespace unhunch::core {

enum class Response : std::uint8_t { eased, same, worse, sharp };

// Pain a day later against pain before: at most one point above counts as settled.
enum class AfterEffect : std::uint8_t { not_known, settled, not_settled };

struct ExerciseDone {
  ExerciseId exercise;
  VariantId variant;
  std::optional<Response> response;
  std::optional<Seconds> contact;  // roller items
  int sets = 0;
  int reps = 0;
  bool all_done = true;       // every set and repetition
  bool form_perfect = false;  // in the person's own judgement
};

struct SessionDone {
  Date date;
  RoutineId routine;
  std::optional<Pain> pain_before, pain_peak;
  AfterEffect after = AfterEffect::not_known;
  std::vector<ExerciseDone> exercises;
};

struct History {
  std::optional<Date> started_on;  // the first plan of this episode
  std::optional<Date> rest_on;     // the last day on which something happened that ends exercise for that day
  std::vector<SessionDone> sessions;
};

}  // namespace unhunch::core
