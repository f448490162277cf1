// SPDX-License-Identifier: Apache-2.0
// `unhunch plan`, and `unhunch` alone: what to do next.
#pragma once

#include <string>

#include "main/world.h"

namespace unhunch::app {

struct PlanOptions {
  std::string date;  // the first day; today when empty
  bool json = false;
};

int run_plan(const Context&, const PlanOptions&);
int run_today(const Context&);

}  // namespace unhunch::app
