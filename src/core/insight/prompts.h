// SPDX-License-Identifier: Apache-2.0
// Which prompts a log has fired, and what they ask and change (journal, section 5). A pure function of the facts: a
// prompt of a day (7, 14, 28) is judged once, by the entries before that day; `worse` fires with the entry that is worse.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/insight/episode.h"

namespace unhunch::core {

// In the order of the regimen.
enum class Prompt : std::uint8_t { day_7, day_14, day_28, worse, relapse, still_relapsing };
inline constexpr std::size_t prompt_count = 6;

// The answer to the one question that takes the place of figures (rule prompts_need_data).
enum class PromptAnswer : std::uint8_t { better, same, worse };

struct FiredPrompt {
  Prompt prompt{};
  Date episode;                        // start of its episode
  Date on;                             // the day it fired
  bool asks = false;                   // too few entries: it asks instead of telling
  std::optional<Date> shown_on;        // from then on it is done
  std::optional<PromptAnswer> answer;  // to what it asked
  bool due = false;                    // not shown yet, and its episode goes on
  bool holds = false;                  // its effect counts: it told, or the answer was no improvement

  const Fact* by = nullptr;  // the entry that fired it, or the answer that makes it hold; none for the start of a day
};

}  // namespace unhunch::core
