// SPDX-License-Identifier: Apache-2.0
// What follows after somebody pressed stop (triage, section 8). The exercise has ended and the event is on disk before
// anything is asked.
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
    no_more_today,
  };
  Then then{};
  std::string response;     // of the exercise; empty when it says nothing
  std::optional<int> pain;  // where it was asked
};

Stopped run_stop_menu(const Context&, Record&, std::string_view exercise, std::optional<int> pain_before);

}  // namespace unhunch::app
