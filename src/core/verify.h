// SPDX-License-Identifier: Apache-2.0
// The last gate: a finished session is checked against every invariant of the sequences, and one that fails is not
// shown (rule adapt_verify). The builder should never need it; it is here so that a slip there cannot reach a person.
#pragma once

#include <vector>

#include "core/timeline.h"
#include "core/triage.h"

namespace unhunch::core {

// Ids of the invariants that the session breaks; empty when it may be shown.
std::vector<Slug> find_broken_invariants(const ItemContext&, const Triage&, const std::vector<Item>&,
                                         const std::vector<TimelineStep>&);

}  // namespace unhunch::core
