// SPDX-License-Identifier: Apache-2.0
// The stretches of time that belong together: an episode starts with the first full screening, and anew after too long
// without an entry (rule episode_start).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/journal.h"

namespace unhunch::core {

struct Episode {
  Date start;
  Date last_entry;
  // The last day that still belongs to it: a later entry starts another one.
  Date last_day;

  bool holds(Date day) const { return day >= start && day <= last_day; }
};

// In the order of time; only entries up to `date` count. Linear.
std::vector<Episode> find_episodes(std::span<const Fact> facts, Days gap, Date date);

}  // namespace unhunch::core
