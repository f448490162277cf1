// SPDX-License-Identifier: Apache-2.0
// Strength that is earned: where somebody stands on the push-up ladder and with the band, what the next step needs,
// and why it is not there yet.
//
// The place on the ladder is not stored; it is replayed from the recorded sessions (rules up_*, down_*, freq_*;
// A for the levels and the gate, ours for the steps between). Going down is always open; going up happens one dose
// step at a time, and one level only through the gate and with the person's consent.
#pragma once

#include <vector>

#include "core/answers.h"
#include "core/history.h"

namespace unhunch::core {

enum class Colour : std::uint8_t { green, amber, red, red_late, unknown };

// How a session went (response_colour). Unknown while pain or the day after is not recorded: no step up.
Colour find_colour(const Regimen&, const SessionDone&, const ExerciseDone&);

struct PushUps {
  std::size_t level = 0;  // index into Regimen::levels
  std::size_t step = 0;   // index into Regimen::dose_steps
  bool lowest = false;    // below the first dose step: the close wall form with its own dose
  int sets = 0;
  int reps = 0;
};

struct BandRows {
  std::size_t step = 0;    // index into Regimen::row_steps
  bool next_band = false;  // two green sessions at the top: propose the next band
};

struct Ladder {
  bool available = false;  // a push-up level is allowed at all
  PushUps push_ups;
  BandRows rows;
  std::optional<std::size_t> proposed_level;  // the gate is met and the person may accept it
  std::vector<Slug> next_needs;               // rules that stand between here and the next level
  std::vector<Slug> because;                  // rules that changed the place last
  std::optional<Date> first_day, last_day;    // of strength
};

// Pure; linear in the sessions. `allowed_levels` are the levels that matrix, place and equipment leave open.
Ladder calc_ladder(const Regimen&, const std::vector<bool>& allowed_levels, const Answers&, const History&,
                   std::optional<Date> cleared_on, std::optional<Date> today);

// Was there a strength item on that day?
bool is_strength_day(const Regimen&, const History&, Date day);

// Days with strength items in the window that ends on `today` (rule strength_week_limit).
int count_strength_days(const Regimen&, const History&, Date today);

// May this exercise be done on that day, by the days already done? (rules freq_consecutive, strength_week_limit,
// freq_same_day)
bool is_strength_day_free(const Regimen&, const History&, Date today, bool light);

}  // namespace unhunch::core
