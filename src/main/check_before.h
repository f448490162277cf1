// SPDX-License-Identifier: Apache-2.0
// The short check of five items and pain now, before every session and after every stop (triage, section 7). Every
// answer that raises a flag is on disk before the next question is asked.
#pragma once

#include <string>
#include <vector>

#include "main/record.h"
#include "main/world.h"

namespace unhunch::app {

enum class Outcome : std::uint8_t {
  go_on,
  stopped,  // the tier does not allow exercise any more; the emergency message has been shown
  left,     // the person went away
};

// `reported`: flags that were raised a moment ago; their item counts as answered yes. Pain is asked when `ask_pain`.
struct CheckBefore {
  std::vector<std::string> reported;
  bool ask_pain = true;
};
Outcome run_check_before(const Context&, Record&, const CheckBefore&);

// One flag question outside the screening; raised and kept when it is yes or unsure.
Outcome ask_flag(const Context&, Record&, std::string_view flag);

// The head-turn test, or its questions without moving (rules head_turn_*).
Outcome run_head_turn(const Context&, Record&, bool with_movement);

// Keeps a pain score; one that is too high is a flag of its own.
Expected<void> keep_pain(const Context&, Record&, int pain);

// A pain score from 0 to 10; nothing when the person leaves.
std::optional<int> ask_pain(const Context&, std::string_view words);

// stopped when the answers do not allow exercise; shows the message of an emergency.
Outcome judge(const Context&, const Record&);

}  // namespace unhunch::app
