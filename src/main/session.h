// SPDX-License-Identifier: Apache-2.0
// `unhunch session ROUTINE`: the checks before, the guided session in real time, and how it was. Piped, it prints the
// timeline and ends.
#pragma once

#include <optional>
#include <string>

#include "main/world.h"

namespace unhunch::app {

struct SessionOptions {
  std::string routine;
  std::optional<int> minutes;
  bool voice = false;
  bool json = false;
};

int run_session(const Context&, const SessionOptions&);

}  // namespace unhunch::app
