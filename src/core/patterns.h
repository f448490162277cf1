// SPDX-License-Identifier: Apache-2.0
// Which situation does the tightness belong to: the desk, the morning, or stress? A sorting of the person's own
// description with its reasons, never a diagnosis (rules score_*, gate_*; signs from A and B, points ours).
#pragma once

#include <vector>

#include "core/answers.h"
#include "core/triage.h"

namespace unhunch::core {

struct RankedPattern {
  PatternId pattern;
  int points = 0;
  int share = 0;                // percent of the largest possible points, rounded half up
  bool likely = false;          // share high enough and a key sign; otherwise possible
  std::vector<SignId> reasons;  // signs that gave points, most points first
  std::vector<SignId> missing;  // signs of the pattern that gave none
};

struct Patterns {
  enum class Verdict : std::uint8_t { single, mixed, unclear, withheld };
  Verdict verdict = Verdict::withheld;
  std::vector<RankedPattern> ranked;  // possible and likely ones, largest share first
};

// Pure; under a microsecond. Withheld in urgent and emergency (rule gate_tier).
Patterns calc_patterns(const Regimen&, const Answers&, const Triage&);

}  // namespace unhunch::core
