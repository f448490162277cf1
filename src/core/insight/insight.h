// SPDX-License-Identifier: Apache-2.0
// What a log says about one person over time, in figures: how outcomes changed, which prompts fired, how exercises were
// answered, what was seen together, and what was done by now (journal, sections 3 to 5).
//
// A pure function of the regimen, the facts of the log up to a day, and that day. The order in which events arrived
// does not matter, and equal logs give equal figures on every machine: what is drawn comes from a fixed seed, and
// nothing uses a function of the C library that may differ. Nothing here says why something happened, nor what will.
//
// Cost: linear in the facts, and some milliseconds for the intervals, which look at a bounded number of days.
#pragma once

#include <span>
#include <vector>

#include "core/insight/association.h"
#include "core/insight/change.h"
#include "core/insight/milestone.h"
#include "core/insight/prompts.h"
#include "core/insight/response.h"
#include "core/journal.h"

namespace unhunch::core {

struct Insight {
  Date date;
  std::optional<Episode> episode;      // the running one; none before the first, and after too long without entries
  std::vector<OutcomeChange> changes;  // outcomes with a value in the running episode, in the order of `Outcome`
  std::vector<FiredPrompt> prompts;  // of all episodes, in the order of their days; FiredPrompt::due says what is open
  bool habit_audit_due = false;      // prompt_relapse fired in this episode, and no audit since
  std::optional<Date> not_harder_until;  // the last day on which nothing gets harder (prompt_worse)
  Responses responses;
  std::vector<SeenTogether> pairs;  // one for every pair, also while there are too few days
  std::vector<Milestone> milestones;
};

// Facts after `date` are left out.
Insight calc_insight(const Regimen&, std::span<const Fact> facts, Date date);

}  // namespace unhunch::core
