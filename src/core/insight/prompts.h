// SPDX-License-Identifier: Apache-2.0
// Which prompts a log has fired, and what they ask and change (journal, section 5). A pure function of the facts up to
// a day, so that nothing has to be remembered but what was shown.
//
// A prompt of a day (7, 14, 28) is judged once, by the entries before that day; it does not go away when the entries of
// that day are better, and does not come later when they get worse. With too few entries it asks one question instead.
// `worse` fires with the entry that is worse than the baseline, on whatever day, and anew when it had been better in
// between and its days are over. `relapse` and `still_relapsing` fire once in an episode. A pain that is too low to get
// better by a point is no lack of improvement.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/journal.h"

namespace unhunch::core {

struct FiredPrompt {
  Prompt prompt{};
  Date episode;                        // start of its episode
  Date on;                             // the day it fired
  bool asks = false;                   // too few entries: it asks instead of telling
  std::optional<Date> shown_on;        // from then on it is done
  std::optional<PromptAnswer> answer;  // to what it asked
  bool due = false;                    // not shown yet, and its episode goes on
  bool holds = false;                  // its effect counts: it told, or the answer was no improvement

  // The entry that fired it, or the answer that makes it hold (Fact::first); none where the day itself does.
  const Event* by = nullptr;
};

struct Prompts {
  std::vector<FiredPrompt> fired;     // in the order of episodes, then of days, then of `Prompt`
  std::vector<NotHarder> not_harder;  // in the order of days; every entry that is worse counts
  bool habit_audit_due = false;       // prompt_relapse fired in the running episode, and no audit since
};

// `facts` are those up to today, `episodes` theirs. Linear.
Prompts find_prompts(const InsightFigures&, std::span<const Fact> facts, std::span<const Episode> episodes, Date today);

}  // namespace unhunch::core
