// SPDX-License-Identifier: Apache-2.0
// The result of the safety questions in words, with its reasons. In an emergency there is the emergency message of the
// region and nothing else (invariant inv_emergency_first).
#pragma once

#include "core/session.h"
#include "main/frame.h"
#include "main/knowledge.h"

namespace unhunch::app {

// Words for the present tier or state: the emergency message, or the whole result.
Frame describe_result(const Knowledge&, const core::Person&, std::string_view region, int width);

Frame describe_emergency(const Knowledge&, const core::Triage&, std::string_view region, int width);

// Why there is no plan or session, and what to do; the emergency message in an emergency.
Frame describe_refusal(const Knowledge&, const core::Person&, std::string_view region, int width);

// The lines that belong under everything that shows exercise: when to stop, and what this program is not.
Frame describe_stop_rules(const Knowledge&, int width);

// A sign and the name of the tier: never colour alone.
std::string_view icon_of(core::Tier tier);

// The exit status: the rank of the tier, or no_plan where a state stands in the way.
int status_of(const core::Person&);

// Prints with a margin, and with an empty line before and behind.
Frame framed(Frame frame);

}  // namespace unhunch::app
