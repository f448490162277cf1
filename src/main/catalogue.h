// SPDX-License-Identifier: Apache-2.0
// `unhunch exercises`, `unhunch routines` and `unhunch about`: the knowledge in words, with where it comes from.
#pragma once

#include <string>

#include "main/world.h"

namespace unhunch::app {

int run_exercises(const Context&, const std::string& exercise);  // all of them when empty
int run_routines(const Context&);
int run_about(const Context&);

}  // namespace unhunch::app
