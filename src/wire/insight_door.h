// SPDX-License-Identifier: Apache-2.0
// What the door `insight` answers, for others that tell the same (the report).
#pragma once

#include <span>

#include "core/insight/prompts.h"
#include "core/journal.h"
#include "core/regimen.h"
#include "wire/door_types.h"

namespace unhunch::wire {

door::PromptOut to_door(const core::FiredPrompt&);

door::InsightOut make_insight(const core::Regimen&, std::span<const core::Fact> facts, core::Date date);

}  // namespace unhunch::wire
