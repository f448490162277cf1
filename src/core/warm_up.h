// SPDX-License-Identifier: Apache-2.0
// How much warm-up does a sequence need, and does it have it? Derived from the final content after all filters: more
// content never keeps a smaller class (rules warm_up_*, strength_needs_warm_up, roller_full_class; A and B).
#pragma once

#include <vector>

#include "core/item.h"

namespace unhunch::core {

// The class for the whole content.
WarmUp find_warm_up_class(const Regimen&, const std::vector<Item>&);

// The class that this one item needs, before the special case of the micro break.
WarmUp find_warm_up_class(const Regimen&, const Item&);

// Seconds of warm-up that are missing before the first still, rolled or loaded item; zero when there is enough.
Seconds find_missing_warm_up(const Regimen&, const std::vector<Item>&);

// Lengthens or inserts a warm-up at the front so that nothing is missing and the first item moves. Where nothing that
// moves is allowed, the items that need a warm-up are taken out instead.
void complete_warm_up(const ItemContext&, std::vector<Item>&);

}  // namespace unhunch::core
