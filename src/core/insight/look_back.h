// SPDX-License-Identifier: Apache-2.0
// Which outcome measures a person is asked for on a day (journal, section 2, schedule): each on days of the episode,
// whose first day is day nought. One that was left out stays due until the next of its days; nothing is caught up with.
#pragma once

#include <span>
#include <vector>

#include "core/journal.h"

namespace unhunch::core {

// In the order of `Outcome`; none outside an episode. Linear in the facts.
std::vector<Outcome> find_due_measures(const InsightFigures&, std::span<const Fact> facts, Date date);

}  // namespace unhunch::core
