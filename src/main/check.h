// SPDX-License-Identifier: Apache-2.0
// `unhunch check`: the safety questions, the result, and the notes about what a professional said.
#pragma once

#include <string>

#include "core/triage.h"
#include "main/record.h"
#include "main/world.h"

namespace unhunch::app {

struct CheckOptions {
  bool show = false;
  bool json = false;
  std::string done;     // a flag that a professional has looked at
  std::string settled;  // a flag that has gone by itself
  std::string on, by, result, limit;
  bool yes = false;  // no confirmation
};

// Each returns the exit status.
int run_check(const Context&, const CheckOptions&);

// An answer of yes or unsure was given, or a session reported it: kept at once, with its date. A fault of the disk is
// reported, never swallowed.
Expected<void> keep_raised_flag(Record&, std::string_view flag, std::string_view answer, core::Date today);

// Shows the emergency message until a key is pressed, and leaves it on the ordinary screen.
void show_emergency(const Context&, const core::Triage&, std::string_view region);

// Says what went wrong with a file, and gives the exit status for it.
int report(const Context&, const Error& error);

// Reads the record and says what had to be moved aside; on an error the exit status is in `status`.
Expected<Record> read_record(const Context&);

// Width of the text of printed pages.
int text_width(const Context&);

}  // namespace unhunch::app
