// SPDX-License-Identifier: Apache-2.0
// One question on one screen, answered with a key or with the arrows.
#pragma once

#include <string>
#include <vector>

#include "main/question.h"
#include "main/terminal.h"

namespace unhunch::app {

// Where the question stands among the others.
struct Position {
  std::size_t first = 0, last = 0, total = 0;  // from 1; total 0: not shown
  bool can_go_back = true;
};

struct Given {
  enum class Move : std::uint8_t { answered, back, leave };
  Move move{};
  std::string value;                // of a single question
  std::vector<std::string> values;  // one for each option of `each`; the picked ones of `pick`
};

// `now` is the present answer and is where the arrow stands first; the same for every option in `all_now`.
Given ask(Terminal& terminal, const Question& question, const Position& position, const std::string& now,
          const std::vector<std::string>& all_now = {});

// Something to read; any key goes on. False when the person wants to leave.
bool show(Terminal& terminal, const std::string& title, const Frame& body, const std::string& keys);

}  // namespace unhunch::app
