// SPDX-License-Identifier: Apache-2.0
// What had been done by 48 hours, one and two weeks of an episode: facts, without a claim or a promise.
#pragma once

#include <optional>
#include <vector>

#include "core/insight/change.h"

namespace unhunch::core {

struct Milestone {
  Days after;  // the start of the episode
  Date on;
  int entries = 0;  // days with a daily entry
  int sessions = 0;
  int session_days = 0;          // days with a session
  std::optional<double> change;  // of pain_average, raw; none with too few entries
};

// Those that are over by today. `facts` are those of the episode.
std::vector<Milestone> find_milestones(const InsightFigures&, std::span<const Fact> facts, const Series&, Date start,
                                       Date today);

}  // namespace unhunch::core
