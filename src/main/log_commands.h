// SPDX-License-Identifier: Apache-2.0
// `unhunch backup`, `unhunch restore` and `unhunch doctor`: the event log as a thing that can be copied, put back and
// looked over. A backup and the doctor work while Unhunch is running.
#pragma once

#include <string>

#include "main/world.h"

namespace unhunch::app {

int run_backup(const Context&, const std::string& file);
int run_restore(const Context&, const std::string& file);

// One line for each thing that was looked at, with what to do where it is not well. Status 1 when something is not.
int run_doctor(const Context&, bool json);

}  // namespace unhunch::app
