// SPDX-License-Identifier: Apache-2.0
// What the break agent needs to know of the record: whether breaks may be offered, and their rhythm. The record is
// folded for it and forgotten again, because the agent waits beside somebody's work all day.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/break_rhythm.h"
#include "store/event_log.h"

namespace unhunch::app {

struct BreakFacts {
  bool allowed = false;
  core::BreakRhythm rhythm;
  std::string brief, full;   // the routines of the two kinds of break
  std::int64_t cursor = -1;  // of the log, as far as it was read
  core::Date day;            // for which they hold
};

// What is already known comes back as it is when nothing of the log since then matters, and the day is the same.
// Reads the log: 60 ms for ten years. Codes: those of the store, and of the regimen.
Expected<BreakFacts> find_break_facts(std::string_view regimen_json, store::EventLog& log, core::Date day,
                                      const BreakFacts& known);

}  // namespace unhunch::app
