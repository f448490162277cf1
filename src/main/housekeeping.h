// SPDX-License-Identifier: Apache-2.0
// `unhunch data` and `unhunch delete`: where everything is, and the end of it.
#pragma once

#include "main/world.h"

namespace unhunch::app {

int run_data(const Context&);
int run_delete(const Context&, bool without_asking);

}  // namespace unhunch::app
