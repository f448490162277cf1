// SPDX-License-Identifier: Apache-2.0
// Which exercises fill a given time best?
//
// An exact choice: at most one dose of one exercise from each family, as much worth as possible inside the seconds.
// Solved by a dynamic programme over five-second steps (multiple-choice knapsack), so the answer is the best there is,
// not a guess. Worth is a whole number: help for the pattern, not done lately, eased more often than others
// (routines 3.9, rules plan_order_*, adapt_responses, insight_best_response; the weights are ours).
#pragma once

#include <cstdint>
#include <vector>

#include "core/item.h"
#include "core/patterns.h"

namespace unhunch::core {

struct Choices {
  PatternId pattern;        // none: the general order
  WarmUp warm_up{};         // nothing that needs more than this
  std::vector<Item> taken;  // families in here are not chosen again
  std::uint64_t seed = 0;   // breaks ties between equals
};

struct Chosen {
  std::vector<Item> items;  // in the order of the pattern, then movement, stretches, breathing
  int worth = 0;
};

// Cost: families * doses * seconds / 5; about 20 microseconds for ten minutes.
Chosen choose_items(const ItemContext&, const Choices&, Seconds time);

}  // namespace unhunch::core
