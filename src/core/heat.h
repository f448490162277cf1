// SPDX-License-Identifier: Apache-2.0
// Heat before stretching: may it be offered, and for how long (rules heat_time and heat_excluded, matrix row heat_pack;
// B and G:Heat). It never counts as warm-up. What is not answered rules it out.
#pragma once

#include <vector>

#include "core/answers.h"
#include "core/triage.h"

namespace unhunch::core {

struct Heat {
  bool offered = false;
  std::vector<Slug> because;  // why not: a tier or state, flags, conditions
  std::vector<Slug> limits;   // modifications to keep to: ask first, not soon after an injury
  Minutes usual, most, stop;  // a limit leaves no choice above the usual time
};

// Pure; a few hundred nanoseconds. Without `today` every injury that was told counts as new.
Heat calc_heat(const Regimen&, const Answers&, const Triage&, std::optional<Date> today);

}  // namespace unhunch::core
