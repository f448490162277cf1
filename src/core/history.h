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
  bool all_done = true;           // every set and repetition
  bool form_perfect = false;      // in the person's own judgement
  std::optional<Seconds> hold{};  // the longest of this time, of stretches
};

struct SessionDone {
  Date date;
  RoutineId routine;
  std::optional<Pain> pain_before, pain_peak;
  AfterEffect after = AfterEffect::not_known;
  std::vector<ExerciseDone> exercises;
};

// Days on which nothing gets harder, both ends included (prompt_worse).
struct NotHarder {
  Date from, until;
  bool holds(Date day) const { return day >= from && day <= until; }
};

struct History {
  std::optional<Date> started_on;  // the first plan of this episode
  std::optional<Date> rest_on;     // the last day on which something happened that ends exercise for that day
  std::vector<SessionDone> sessions;
  std::vector<NotHarder> not_harder;  // in the order of their days

  // The days of that kind that hold today, if they do.
  const NotHarder* find_not_harder(std::optional<Date> today) const {
    for (const NotHarder& each : not_harder) {
      if (today && each.holds(*today)) return &each;
    }
    return nullptr;
  }
};

}  // namespace unhunch::core
