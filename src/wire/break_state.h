// SPDX-License-Identifier: Apache-2.0
// The state of the break rhythm as text, for the file that outlives the program. What is written is read back equal.
//
// A text that is not one of ours, or says what cannot be, is an error: whoever reads it starts with a fresh state and
// says so. Nothing of the record is lost with it: the rhythm and the answers come from the log.
#pragma once

#include <string>
#include <string_view>

#include "core/break_state.h"
#include "core/error.h"

namespace unhunch::wire {

std::string write_break_state(const core::BreakState&);
Expected<core::BreakState> read_break_state(std::string_view json);

}  // namespace unhunch::wire
