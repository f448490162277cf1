// SPDX-License-Identifier: Apache-2.0
// The one screen after a session: pain now, and for each exercise whether it eased, changed nothing or made it worse.
// Everything may be left open.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "main/terminal.h"

namespace unhunch::app {

struct ResponseRow {
  std::string name;
  std::string response;    // eased, same, worse, sharp; empty: not said
  bool asks_form = false;  // a strength item, where clean form counts
  bool form_perfect = false;
};

struct Responses {
  std::optional<int> pain;
  std::vector<ResponseRow> rows;
};

// `most_pain`: the upper end of the scale. Leaving keeps what was said so far.
Responses ask_responses(Terminal&, Responses, int most_pain);

}  // namespace unhunch::app
