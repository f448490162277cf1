// SPDX-License-Identifier: Apache-2.0
// `unhunch insight`: what the entries show over time. Raw figures stand beside every word.
#pragma once

#include "main/world.h"

namespace unhunch::app {

int run_insight(const Context&, bool json);

}  // namespace unhunch::app
