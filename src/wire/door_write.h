// SPDX-License-Identifier: Apache-2.0
// What the core worked out, in the shapes of the door.
#pragma once

#include <string>
#include <string_view>

#include "core/event.h"
#include "core/plan.h"
#include "core/session.h"
#include "wire/door_types.h"

namespace unhunch::wire {

// The key of a sentence in the texts of the regimen: "flag.chest_pain.do".
std::string text_key(std::string_view kind, std::string_view id, std::string_view field);

// Names are views into the regimen.
door::TriageOut to_door(const core::Regimen&, const core::Triage&);
door::PatternsOut to_door(const core::Regimen&, const core::Patterns&);
door::AllowedOut to_door(const core::Regimen&, const core::Allowed&);
door::SessionOut to_door(const core::Regimen&, const core::Session&);
door::LadderOut to_door(const core::Regimen&, const core::Ladder&);
door::PlanItem to_door(const core::Regimen&, const core::PlanItem&);
door::Breaks to_door(const core::Regimen&, const core::BreakPlan&);
door::PlanOut to_door(const core::Person&, const core::Plan&);

void count(const core::BreakEvent&, door::BreakCounts&);

}  // namespace unhunch::wire
