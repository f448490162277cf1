// SPDX-License-Identifier: Apache-2.0
// How long may a stretch be held and a roller be used today? Both grow slowly with what was done and shrink after a
// complaint (rules hold_growth, hold_shrink, roller_*, adapt_responses).
#pragma once

#include "core/history.h"

namespace unhunch::core {

// The longest hold of an exercise today. The usual hold in the first week, then a few seconds more each week up to
// the upper end of the range; the lower end after a response of worse or a red session. Without a first day: as in the
// first week.
Seconds calc_hold_most(const Regimen&, const Dose&, ExerciseId, const History&, std::optional<Date> today);

// After a red session: the fewest repetitions of the last red ones, also where these were fewer for another reason;
// push-ups of all levels are one exercise (rule up_not_after_red).
std::optional<int> find_reps_most(const Regimen&, ExerciseId, const History&);

// The longest contact with roller or towel today, pauses included.
Seconds calc_contact_most(const Regimen&, ExerciseId, const History&, std::optional<Date> today);

// Uses of the towel without a complaint; the roller opens after rule towel_before_roller.
int count_towel_uses(const Regimen&, const History&);

// The last response to an exercise, if it was ever given.
std::optional<Response> find_last_response(ExerciseId, const History&);

// Felt worse too often in a row, and that is not long ago: leave it out (rule adapt_responses).
bool is_left_out(const Regimen&, ExerciseId, const History&, std::optional<Date> today);

// Days since the exercise was last done; nothing when never.
std::optional<Days> find_days_since(ExerciseId, const History&, std::optional<Date> today);

}  // namespace unhunch::core
