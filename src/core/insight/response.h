// SPDX-License-Identifier: Apache-2.0
// How exercises and routines were answered: counts, pain, and the share of `eased` drawn towards what was usual at the
// same time. An exercise done twice is not said to help: empirical Bayes (beta-binomial) with a fixed prior strength,
// and a word only when the interval leaves out the average, corrected for how many are compared.
#pragma once

#include <optional>
#include <vector>

#include "core/history.h"

namespace unhunch::core {

enum class ResponseWord : std::uint8_t { too_few, as_usual, more_often, less_often };

struct ResponseCounts {
  int eased = 0, same = 0, worse = 0, sharp = 0;
  int total() const { return eased + same + worse + sharp; }
};

struct ResponseRow {
  ExerciseId exercise;  // one of the two
  RoutineId routine;
  int sessions = 0;
  ResponseCounts counts;
  int with_pain = 0;                      // sessions with both pains
  double pain_before = 0, pain_peak = 0;  // their means
  double average = 0;                     // share of eased of all, around the same days
  std::optional<double> share;            // eased of all responses, as counted
  double drawn = 0, least = 0, most = 0;  // drawn to the average, and its interval
  ResponseWord word = ResponseWord::too_few;
};

struct Responses {
  ResponseCounts all;
  std::vector<ResponseRow> exercises;  // enough responses first, by `drawn` downwards (rule insight_best_response)
  std::vector<ResponseRow> routines;   // in the same order, by what was answered to their exercises
};

// Linear in the sessions, which are in the order of their days.
Responses calc_responses(const Regimen&, const History&);

}  // namespace unhunch::core
