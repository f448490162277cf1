// SPDX-License-Identifier: Apache-2.0
// What the program tells the shell. For check, plan and session the status is the rank of the tier when there is
// something to tell: 0 clear, 1 caution, 2 see soon, 3 urgent, 4 emergency.
#pragma once

#include "core/regimen.h"

namespace unhunch::app {

namespace status {
inline constexpr int fine = 0;
inline constexpr int faults_found = 1;  // check-regimen, doctor
inline constexpr int call_refused = 2;  // call
inline constexpr int wrong_usage = 64;
inline constexpr int no_plan = 65;  // questions are open, or there is no plan for another reason
inline constexpr int cannot_read = 66;
inline constexpr int cannot_write = 67;
inline constexpr int in_use = 68;
inline constexpr int no_terminal = 69;
inline constexpr int internal = 70;
}  // namespace status

constexpr int status_of(core::Tier tier) { return static_cast<int>(tier); }

}  // namespace unhunch::app
