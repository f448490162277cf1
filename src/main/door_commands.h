// SPDX-License-Identifier: Apache-2.0
// `unhunch call` and `unhunch check-regimen`: what programs and authors use.
#pragma once

#include <string>

#include "main/world.h"

namespace unhunch::app {

int run_call(const Context&, const std::string& name);
int run_call_list(const Context&);

// A folder with triage.toml is a whole regimen, any other is a pack on top of ours.
int run_check_regimen(const Context&, const std::string& folder, bool json);

}  // namespace unhunch::app
