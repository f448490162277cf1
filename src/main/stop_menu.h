// SPDX-License-Identifier: Apache-2.0
// What follows after somebody pressed stop (triage, section 8). The exercise has ended. What was felt is on disk, with
// the flags that it raises, before anything more is asked.
#pragma once

#include <optional>
#include <string>

#include "main/check_before.h"

namespace unhunch::app {

struct Stopped {
  enum class Then : std::uint8_t {
    go_on,   // nothing of it was true
    choose,  // sharp: an easier form, or on without it
    next_exercise,
    only_breathing,
    end_session,
  };
  Then then{};
  std::string response;     // of the exercise; empty when it says nothing
  std::optional<int> pain;  // where it was asked
};

struct StoppedAt {
  std::string_view exercise;  // empty between two
  std::string_view session;   // its name
  std::optional<int> pain_before;
};
Stopped run_stop_menu(const Context&, Record&, const StoppedAt&);

}  // namespace unhunch::app
